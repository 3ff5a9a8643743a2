package directory

import (
	"encoding/json"
	"fmt"
)

// PackPatch keeps a page of changed users as it came, to be taken in again by LoadPatch over the users that it was taken in over.
func PackPatch(number int, page []map[string]json.RawMessage) (Chunk, error) {
	text, err := json.Marshal(page)
	if err != nil {
		return Chunk{}, fmt.Errorf("writing changed users: %w", err)
	}
	return Pack(chunkPatch, number, text), nil
}

const chunkPatch = "patch"

// LoadPatch takes in a page that PackPatch kept, and says how many users it is about.
func (d *Directory) LoadPatch(c Chunk) (int, error) {
	text, err := c.Unpack(nil)
	if err != nil {
		return 0, err
	}
	var page []map[string]json.RawMessage
	if err := json.Unmarshal(text, &page); err != nil {
		return 0, fmt.Errorf("chunk %d of %s: %w: %w", c.Number, c.Name, ErrDamaged, err)
	}
	return len(page), d.Apply(page)
}
