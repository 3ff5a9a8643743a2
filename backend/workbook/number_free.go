package workbook

import (
	"fmt"
	"time"

	"personadesk/backend/number"
)

// ownFree says of a row n of number that the record is free: the state is, or a reservation or quarantine is over.
const ownFree = "(n.state = ?3 OR n.state IN (4, 6) AND n.until BETWEEN 1 AND ?5)"

// listedFree goes over the numbers of which the tenant tells. It counts those that are free, those without extension, and of those that
// are recorded as well: those without extension, those that are recorded as free, and those that are recorded as assumed free. Nothing
// is sorted, and of the record only what the tenant tells of is looked up.
const listedFree = `SELECT
  coalesce(sum(t.account IS NULL AND k.status = 'unassigned' AND (n.state IS ?4 OR k.for_users AND NOT k.on_premises AND (n.state IS NULL OR ` + ownFree + `))), 0),
  coalesce(sum(t.ext = ''), 0),
  coalesce(sum(n.ext = ''), 0),
  coalesce(sum(` + ownFree + `), 0),
  coalesce(sum(n.state = ?4), 0)
FROM tenant_number t LEFT JOIN tenant_number_kind k ON k.id = t.kind LEFT JOIN number n ON n.figure = t.figure AND n.ext = t.ext
WHERE t.figure BETWEEN ?1 AND ?2`

// Free counts what is free. The record is gone over only where a number can be free that the tenant does not list.
func (n *NumberSource) Free(first, last uint64, moment time.Time, unlisted bool) (free, told int, err error) {
	isFree, err := codeOf(stateCodes, number.Free)
	if err != nil {
		return 0, 0, err
	}
	assumed, err := codeOf(stateCodes, number.AssumedFree)
	if err != nil {
		return 0, 0, err
	}
	args := []any{int64(first), int64(last), isFree, assumed, packTime(moment)}
	var main, both, recordedFree, recordedAssumed int
	if err := n.from.QueryRowContext(n.ctx, listedFree, args...).Scan(&free, &main, &both, &recordedFree, &recordedAssumed); err != nil {
		return 0, 0, fmt.Errorf("counting free numbers that the tenant tells of: %w", err)
	}
	var own, ownMain, ownAssumed int
	if err := n.from.QueryRowContext(n.ctx, "SELECT count(*) FROM number WHERE state = ? AND figure BETWEEN ? AND ?", assumed, int64(first), int64(last)).
		Scan(&ownAssumed); err != nil {
		return 0, 0, fmt.Errorf("counting numbers that are assumed to be free: %w", err)
	}
	free += ownAssumed - recordedAssumed
	if !unlisted {
		return free, main, nil
	}
	if err := n.from.QueryRowContext(n.ctx, "SELECT coalesce(sum("+ownFree+"), 0), coalesce(sum(n.ext = ''), 0) FROM number n WHERE n.figure BETWEEN ?1 AND ?2", args...).
		Scan(&own, &ownMain); err != nil {
		return 0, 0, fmt.Errorf("counting free numbers of the record: %w", err)
	}
	return free + own - recordedFree, main + ownMain - both, nil
}
