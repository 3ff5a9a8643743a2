package workbook

import (
	"context"
	"fmt"
)

// CountTenantNumbers says how many numbers the tenant was seen to have when it was last read.
func (w *Workbook) CountTenantNumbers(ctx context.Context) (count int, err error) {
	if err = w.reading(ctx).QueryRowContext(ctx, "SELECT count(*) FROM tenant_number").Scan(&count); err != nil {
		err = explain(fmt.Errorf("counting the numbers of the tenant: %w", err), w.path)
	}
	return count, err
}

// CountNumbers says how many numbers are recorded.
func (w *Workbook) CountNumbers(ctx context.Context) (count int, err error) {
	if err = w.reading(ctx).QueryRowContext(ctx, "SELECT coalesce(sum(count), 0) FROM number_tally WHERE own & ? > 0", classRecord).Scan(&count); err != nil {
		err = explain(fmt.Errorf("counting the numbers: %w", err), w.path)
	}
	return count, err
}
