package service

import (
	"encoding/base64"

	"personadesk/backend/problem"
)

// sent is a file as a page sends it.
func sent(file string) ([]byte, error) {
	raw, err := base64.StdEncoding.DecodeString(file)
	if err != nil {
		return nil, problem.New("FILE_TRANSFER").Detailed(err).Hinted().Because(err)
	}
	return raw, nil
}
