package desk

import (
	"context"
	"fmt"
	"sync"

	"personadesk/backend/problem"
	"personadesk/backend/targeting"
)

// imagined is the last question of what if: the windows of people ask it again and again.
type imagined struct {
	mu     sync.Mutex
	key    string
	answer *Answer[targeting.Answer]
}

// WhatIf says what would be different if attributes or a rule were. It needs a reading.
func (d *Desk) WhatIf(ctx context.Context, question targeting.Question) (targeting.Answer, error) {
	key := fmt.Sprintf("%+q", []any{question.Edits, question.PersonaID, question.Rule})
	d.imagined.mu.Lock()
	if d.imagined.key != key || d.imagined.answer == nil {
		d.imagined.key, d.imagined.answer = key, d.imagine(question)
	}
	answer := d.imagined.answer
	d.imagined.mu.Unlock()
	return answer.Get(ctx)
}

func (d *Desk) imagine(question targeting.Question) *Answer[targeting.Answer] {
	return &Answer[targeting.Answer]{
		Stamp: d.onAndTheMinute(ofPersonas, ofReading),
		Compute: func(ctx context.Context) (none targeting.Answer, err error) {
			r, err := d.Reading(ctx)
			if err != nil {
				return none, err
			}
			if r == nil {
				return none, NeverRead()
			}
			design, err := d.Personas(ctx)
			if err != nil {
				return none, err
			}
			reach, err := d.Reach(ctx)
			if err != nil {
				return none, err
			}
			answer, err := targeting.WhatIf(design.Personas, reach, r.Directory, question, d.Now())
			if err != nil {
				return answer, problem.New("WHAT_IF").Detailed(err).
					Hinted().Because(err)
			}
			return answer, nil
		},
	}
}
