package workbook

import (
	"fmt"
	"slices"
	"time"

	"personadesk/backend/number"
)

// The words of number tables are kept as their places in these lists, which are only ever added to.
var (
	stateCodes = []number.State{"", number.Free, number.AssumedFree, number.Unknown, number.Reserved, number.Assigned, number.Quarantined,
		number.Retired, number.PortingIn, number.PortingOut}
	kindCodes = []number.HolderKind{"", number.User, number.ResourceAccount, number.Queue, number.Attendant, number.Bridge, number.Policy,
		number.Outside}
	deedCodes = []number.Deed{"", number.Reserve, number.Assign, number.Settle, number.Release, number.Retire, number.PortIn, number.PortOut,
		number.Describe, number.Found}
)

func codeOf[T ~string](list []T, word T) (int64, error) {
	i := slices.Index(list, word)
	if i < 0 {
		return 0, fmt.Errorf("there is no %T %q", word, word)
	}
	return int64(i), nil
}

func wordOf[T ~string](list []T, code int64) (T, error) {
	if code < 0 || code >= int64(len(list)) {
		var none T
		return none, fmt.Errorf("there is no %T with the code %d", none, code)
	}
	return list[code], nil
}

// packTime keeps milliseconds since 1970, 0 for none.
func packTime(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func unpackTime(milliseconds int64) time.Time {
	if milliseconds == 0 {
		return time.Time{}
	}
	return time.UnixMilli(milliseconds).UTC()
}
