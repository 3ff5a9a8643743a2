package world

// maxLog bounds how many changes are remembered; a delta token from before that is answered like an expired one.
const maxLog = 4_000_000

// change says which properties of which object changed.
type change struct {
	Index int32  // of the user or group
	Mask  uint64 // bit n stands for property n of the table; the top bits are removed and created
}

// The bits of a change that are no property.
const (
	ChangedRemoved uint64 = 1 << 63
	ChangedCreated uint64 = 1 << 62
	ChangedMembers uint64 = 1 << 61
)

// ChangeLog is the memory behind delta queries. Position n is the n-th change ever.
type ChangeLog struct {
	Base uint64 // position of the first remembered change
	List []change
}

// Next is the position of the change that comes next.
func (l *ChangeLog) Next() uint64 { return l.Base + uint64(len(l.List)) }

// Add notes a change and gives its position.
func (l *ChangeLog) Add(index int32, mask uint64) uint64 {
	at := l.Next()
	l.List = append(l.List, change{index, mask})
	if len(l.List) > maxLog {
		cut := len(l.List) / 4
		l.List = append([]change(nil), l.List[cut:]...)
		l.Base += uint64(cut)
	}
	return at
}

// Knows says whether everything since the position is remembered.
func (l *ChangeLog) Knows(at uint64) bool { return at >= l.Base && at <= l.Next() }

// Between sums up the changes in [from, to): the objects in the order of their first change, and what changed in each.
func (l *ChangeLog) Between(from, to uint64) ([]int32, map[int32]uint64) {
	masks := map[int32]uint64{}
	var order []int32
	for _, c := range l.List[from-l.Base : to-l.Base] {
		if _, ok := masks[c.Index]; !ok {
			order = append(order, c.Index)
		}
		masks[c.Index] |= c.Mask
	}
	return order, masks
}
