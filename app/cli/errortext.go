package cli

import (
	"encoding/json"
)

// errorText is an error as the page expects it: a problem in JSON.
func (p *program) errorText(err error) string {
	found := p.inWords(err)
	body, marshalErr := json.Marshal(found)
	if marshalErr != nil {
		return found.Summary
	}
	return string(body)
}
