package directory

import (
	"maps"
	"slices"
	"time"

	"personadesk/backend/rule"
)

// How values are marked on the disk. The marks are for good.
const (
	markUnknown byte = iota
	markAbsent
	markText
	markFalse
	markTrue
	markTime
	markTexts
	markItems
)

// mostThings bounds what damage could make us believe.
const mostThings = 1 << 26

func (p *pen) value(v rule.Value) {
	switch {
	case v.IsUnknown():
		p.byte(markUnknown)
	case v.IsAbsent():
		p.byte(markAbsent)
	case v.IsText():
		p.byte(markText)
		p.text(v.Text())
	case v.IsTexts():
		p.byte(markTexts)
		p.uint(uint64(len(v.Texts())))
		for _, text := range v.Texts() {
			p.text(text)
		}
	case v.Bool():
		p.byte(markTrue)
	case v.Items() == nil && v.String() == "false":
		p.byte(markFalse)
	case v.Items() == nil && v.String() != "":
		p.byte(markTime)
		p.uint(uint64(v.Time().Unix()))
		p.uint(uint64(v.Time().Nanosecond()))
	default:
		p.byte(markItems)
		p.uint(uint64(len(v.Items())))
		for _, item := range v.Items() {
			p.uint(uint64(len(item)))
			for _, name := range slices.Sorted(maps.Keys(item)) {
				p.text(name)
				p.value(item[name])
			}
		}
	}
}

func (e *eye) value() rule.Value {
	switch e.byte() {
	case markUnknown:
		return rule.UnknownValue()
	case markAbsent:
		return rule.AbsentValue()
	case markText:
		return rule.TextValue(e.text())
	case markFalse:
		return rule.BoolValue(false)
	case markTrue:
		return rule.BoolValue(true)
	case markTime:
		seconds := int64(e.uint())
		return rule.TimeValue(time.Unix(seconds, int64(e.count(int(time.Second)))))
	case markTexts:
		var texts []string
		for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
			texts = append(texts, e.text())
		}
		return rule.TextsValue(texts...)
	case markItems:
		var items []rule.Item
		for n := e.count(mostThings); n > 0 && e.err == nil; n-- {
			item := rule.Item{}
			for fields := e.count(mostThings); fields > 0 && e.err == nil; fields-- {
				name := e.text()
				item[name] = e.value()
			}
			items = append(items, item)
		}
		return rule.ItemsValue(items...)
	}
	e.fail()
	return rule.UnknownValue()
}
