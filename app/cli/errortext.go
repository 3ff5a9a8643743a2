package cli

import (
	"encoding/json"

	"personadesk/backend/problem"
)

// errorText is an error as the page expects it: a problem in JSON.
func errorText(err error) string {
	found := problem.From(err)
	body, marshalErr := json.Marshal(found)
	if marshalErr != nil {
		return found.Error()
	}
	return string(body)
}
