package workbook

import (
	"encoding/hex"
	"fmt"
	"strings"

	"personadesk/backend/ident"
)

// Object ids are kept as the 16 bytes that they spell: a million numbers name two each. What is no object id is kept as text, and
// nobody as NULL.

// packID is how an id is kept. An object id in capitals is the same as one in small letters.
func packID(id string) any {
	if id == "" {
		return nil
	}
	if raw, ok := unhyphened(id); ok {
		return raw
	}
	return clean(id)
}

func unhyphened(id string) ([]byte, bool) {
	if len(id) != 36 || id[8] != '-' || id[13] != '-' || id[18] != '-' || id[23] != '-' {
		return nil, false
	}
	raw, err := hex.DecodeString(id[:8] + id[9:13] + id[14:18] + id[19:23] + id[24:])
	return raw, err == nil
}

// unpackObject is unpackID for the id of an object in the directory.
func unpackObject(v any) (ident.ObjectID, error) {
	id, err := unpackID(v)
	return ident.Object(id), err
}

// unpackID is the way back from packID, for what a row gives.
func unpackID(v any) (string, error) {
	switch id := v.(type) {
	case nil:
		return "", nil
	case string:
		return id, nil
	case []byte:
		if len(id) == 16 {
			text := hex.EncodeToString(id)
			return strings.Join([]string{text[:8], text[8:12], text[12:16], text[16:20], text[20:]}, "-"), nil
		}
	}
	return "", fmt.Errorf("an object id is kept as %T %v", v, v)
}
