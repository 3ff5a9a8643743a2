package workbook

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"personadesk/backend/number"
)

// fewHolders is up to how many holders each is looked up; of more it is quicker to go over the numbers.
const fewHolders = 2000

// Mentioned gives the numbers between two figures that have one of some texts, in small letters, in what is recorded of them, or whose
// holder is one of some. Texts are few where many numbers share them, so they are gone over, and the numbers only if one of them fits.
func (n *NumberSource) Mentioned(first, last uint64, texts []string, holders map[string]bool) ([]number.Key, error) {
	ids := []int64{}
	type text struct {
		id   int64
		text string
	}
	for t, err := range eachRow(n.ctx, n.from, "texts of numbers", func(rows *sql.Rows) (t text, err error) {
		err = rows.Scan(&t.id, &t.text)
		return t, err
	}, "SELECT id, text FROM number_text") {
		if err != nil {
			return nil, err
		}
		for _, wanted := range texts {
			if strings.Contains(strings.ToLower(t.text), wanted) {
				ids = append(ids, t.id)
				break
			}
		}
	}
	var keys []number.Key
	if len(ids) > 0 {
		list, err := json.Marshal(ids)
		if err != nil {
			return nil, fmt.Errorf("asking for numbers by their texts: %w", err)
		}
		if keys, err = n.keys(`WITH wanted AS MATERIALIZED (SELECT value AS id FROM json_each(?3)) SELECT figure, ext FROM number
WHERE figure BETWEEN ?1 AND ?2 AND (note IN wanted OR description IN wanted OR tags IN wanted)`, int64(first), int64(last), string(list)); err != nil {
			return nil, err
		}
	}
	if len(holders) == 0 {
		return keys, nil
	}
	held, err := n.ofHolders(first, last, holders)
	return append(keys, held...), err
}

// ofHolders gives the numbers that somebody has by any side.
func (n *NumberSource) ofHolders(first, last uint64, holders map[string]bool) (keys []number.Key, err error) {
	if len(holders) > fewHolders {
		for _, query := range []string{
			"SELECT figure, ext, holder, NULL FROM number WHERE holder IS NOT NULL AND figure BETWEEN ? AND ?",
			"SELECT figure, ext, target, account FROM tenant_number WHERE figure BETWEEN ? AND ? AND (target IS NOT NULL OR account IS NOT NULL)",
		} {
			for h, err := range eachRow(n.ctx, n.from, "the holders of numbers", scanHolders, query, int64(first), int64(last)) {
				if err != nil {
					return nil, err
				}
				if holders[h.one] || holders[h.other] {
					keys = append(keys, h.key)
				}
			}
		}
		return keys, nil
	}
	packed := make([]any, 0, len(holders))
	for id := range holders {
		packed = append(packed, packID(id))
	}
	for _, part := range []string{"number WHERE holder", "tenant_number WHERE target", "tenant_number WHERE account"} {
		err := inBatches(packed, 500, func(some []any) error {
			list, err := n.keys("SELECT figure, ext FROM "+part+" IN ("+placeholders("?", len(some))+") AND figure BETWEEN ? AND ?", append(some[:len(some):len(some)], int64(first), int64(last))...)
			keys = append(keys, list...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// holding is who has a number by one or two sides.
type holding struct {
	key        number.Key
	one, other string
}

func scanHolders(rows *sql.Rows) (h holding, err error) {
	var figure int64
	var one, other any
	if err := rows.Scan(&figure, &h.key.Ext, &one, &other); err != nil {
		return h, err
	}
	h.key.Figure = uint64(figure)
	if h.one, err = unpackID(one); err != nil {
		return h, err
	}
	h.other, err = unpackID(other)
	return h, err
}

func (n *NumberSource) keys(query string, args ...any) ([]number.Key, error) {
	return allRows(n.ctx, n.from, "numbers", func(rows *sql.Rows) (k number.Key, err error) {
		var figure int64
		err = rows.Scan(&figure, &k.Ext)
		k.Figure = uint64(figure)
		return k, err
	}, query, args...)
}
