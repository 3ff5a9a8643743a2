package service

import (
	"personadesk/backend/desk"
	"personadesk/backend/rule"
	"personadesk/backend/rule/complete"
)

// offered is how many values of the company are offered at a place.
const offered = 50

// Complete says what can stand where the caret is: what the language has, and the values that the company has.
func (s *Targeting) Complete(text string, caret int) (CompletionView, error) {
	if err := s.may(desk.Look); err != nil {
		return CompletionView{}, err
	}
	c := complete.At(text, caret)
	v := CompletionView{From: c.From, To: c.To, Options: []CompletionOptionView{}}
	if c.WantsValue() && len(c.Property.Values) == 0 {
		values, err := s.Values(c.Property.Name, c.Typed, offered)
		if err != nil {
			return v, err
		}
		for _, value := range values {
			v.Options = append(v.Options, CompletionOptionView{Label: value.Value, Insert: rule.Quote(value.Value), Kind: "value", Count: value.Count})
		}
	}
	for _, o := range c.Options {
		v.Options = append(v.Options, CompletionOptionView{Label: o.Label, Insert: o.Insert, Kind: o.Kind, Detail: o.Detail})
	}
	return v, nil
}
