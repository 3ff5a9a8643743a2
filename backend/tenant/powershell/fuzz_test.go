package powershell

import (
	"encoding/base64"
	"testing"

	"personadesk/backend/problem"
)

// FuzzAnswer reads any text as the answer of a session: plainly, and as what the frame around it carries.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{`{"ok":true,"out":[{"Identity":"Global"},null,1,"x"]}`, `{"ok":false,"message":"no"}`, `{"ok":true,"out":[[{}]]}`, `nonsense`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, said string) {
		for _, body := range []string{said, base64.StdEncoding.EncodeToString([]byte(said))} {
			objects, err := decode("Get-CsTeamsCallingPolicy", body)
			if err != nil && problem.From(err).Code == "" {
				t.Errorf("%v", err)
			}
			for _, o := range objects {
				if o == nil {
					t.Errorf("%q gives nothing that can be looked into", body)
				}
			}
		}
	})
}
