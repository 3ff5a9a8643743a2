package sample

import (
	"time"

	"personadesk/backend/number"
)

// ranges are the numbers of both offices: a thousand each from those kept for fiction, the last ten of them for queues
// and attendants.
func ranges() []number.Range {
	list := []number.Range{
		{ID: "manchester-office", Name: "Manchester office", First: "+441614960000", Last: "+441614960989", City: "Manchester"},
		{ID: "manchester-services", Name: "Manchester services", First: "+441614960990", Last: "+441614960999", City: "Manchester", Tag: "service"},
		{ID: "london-office", Name: "London office", First: "+442079460000", Last: "+442079460989", City: "London"},
		{ID: "london-services", Name: "London services", First: "+442079460990", Last: "+442079460999", City: "London", Tag: "service"},
	}
	return filled(list)
}

func filled(list []number.Range) []number.Range {
	for i := range list {
		list[i].Type, list[i].Country = "directRouting", Country
	}
	return list
}

// numbers are those with a story; every other one is free as far as the workbook knows.
func numbers() []number.Number {
	day := func(month time.Month, d int) time.Time { return time.Date(2025, month, d, 9, 0, 0, 0, time.UTC) }
	return []number.Number{
		{Telephone: "+441614960007", RangeID: "manchester-office", State: number.Reserved, Since: day(time.November, 10), Note: "For the new finance director"},
		{Telephone: "+441614960011", RangeID: "manchester-office", State: number.Quarantined, Since: day(time.November, 14), Note: "The old sales hotline; customers still ring it"},
		{Telephone: "+442079460005", RangeID: "london-office", State: number.Reserved, Since: day(time.November, 10), Note: "Printed on the new brochure"},
		{Telephone: "+441614960990", RangeID: "manchester-services", State: number.Assigned, HolderKind: number.ResourceAccount, Since: day(time.January, 6), Note: "Manchester HR Call Queue"},
		{Telephone: "+441614960991", RangeID: "manchester-services", State: number.Assigned, HolderKind: number.ResourceAccount, Since: day(time.January, 6), Note: "Manchester HR Sickness"},
		{Telephone: "+441614960994", RangeID: "manchester-services", State: number.Assigned, HolderKind: number.ResourceAccount, Since: day(time.January, 6), Note: "Manchester Reception"},
		{Telephone: "+442079460992", RangeID: "london-services", State: number.Assigned, HolderKind: number.ResourceAccount, Since: day(time.January, 6), Note: "London HR Call Queue"},
		{Telephone: "+442079460993", RangeID: "london-services", State: number.Assigned, HolderKind: number.ResourceAccount, Since: day(time.January, 6), Note: "London HR Sickness"},
	}
}
