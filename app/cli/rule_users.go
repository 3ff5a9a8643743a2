package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// eachUser reads Graph user objects one at a time, so that memory does not grow with the file:
// a list, a page {"value": [...]}, several pages, or one object a line.
func eachUser(in io.Reader, take func(map[string]json.RawMessage) error) error {
	d := json.NewDecoder(in)
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading JSON: %w", err)
		}
		switch token {
		case json.Delim('['):
			err = eachOfList(d, take)
		case json.Delim('{'):
			err = pageOrUser(d, take)
		default:
			err = fmt.Errorf("found %v where a list or an object was expected", token)
		}
		if err != nil {
			return err
		}
	}
}

func eachOfList(d *json.Decoder, take func(map[string]json.RawMessage) error) error {
	for d.More() {
		var user map[string]json.RawMessage
		if err := d.Decode(&user); err != nil {
			return fmt.Errorf("reading a user: %w", err)
		}
		if err := take(user); err != nil {
			return err
		}
	}
	_, err := d.Token()
	return err
}

// pageOrUser reads the rest of an object whose brace was taken: with "value" it is a page, else a user.
func pageOrUser(d *json.Decoder, take func(map[string]json.RawMessage) error) error {
	user, page := map[string]json.RawMessage{}, false
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return fmt.Errorf("reading a user: %w", err)
		}
		name, ok := key.(string)
		if !ok {
			return fmt.Errorf("found %v where a name was expected", key)
		}
		if name == "value" {
			open, err := d.Token()
			if err != nil {
				return fmt.Errorf("reading value: %w", err)
			}
			if open != json.Delim('[') {
				return errors.New("value is not a list")
			}
			if err := eachOfList(d, take); err != nil {
				return err
			}
			page = true
			continue
		}
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		user[name] = raw
	}
	if _, err := d.Token(); err != nil {
		return fmt.Errorf("reading the end of an object: %w", err)
	}
	if page {
		return nil
	}
	return take(user)
}
