package document

import (
	"context"
	"fmt"

	"personadesk/backend/ident"
	"personadesk/backend/number"
	"personadesk/backend/persona"
	"personadesk/backend/plan"
	"personadesk/backend/text"
	"personadesk/backend/voice"
	"personadesk/backend/workbook"
)

// TakeDesign takes a design over as one edit that one undo takes back, and says what it changed. It compares with the design that stands when
// it writes, not with the one that a person was shown. Nothing is written where nothing differs.
func TakeDesign(ctx context.Context, wb *workbook.Workbook, d Design, there workbook.There) ([]DesignEdit, error) {
	var edits []DesignEdit
	err := wb.Together(ctx, text.Of("edit.design"), func(ctx context.Context) error {
		var now plan.Design
		var err error
		if now.Persona, err = wb.Design(ctx); err != nil {
			return err
		}
		if now.Ranges, err = wb.Ranges(ctx); err != nil {
			return err
		}
		d, _ = d.placed(now).followed(now, there)
		if edits, err = designEdits(now, d); err != nil {
			return err
		}
		t := designTaker{wb: wb, ctx: ctx, touched: map[touch]bool{}}
		for _, e := range edits {
			t.touched[touch{e.Kind, ident.Fold(e.ID)}] = true
		}
		return t.take(DesignOf(now), d)
	})
	return edits, err
}

// touch is a thing that differs.
type touch struct {
	kind string
	key  ident.Key
}

// designTaker writes what differs and leaves the rest.
type designTaker struct {
	wb      *workbook.Workbook
	ctx     context.Context
	touched map[touch]bool
}

func (t designTaker) take(was, now Design) error {
	if now.Convention != nil && t.touched[touch{kind: "convention"}] {
		if err := t.wb.SetConvention(t.ctx, *now.Convention); err != nil {
			return err
		}
	}
	before := was.sections()
	for i, s := range now.sections() {
		if s.nil {
			continue
		}
		if err := t.section(before[i], s); err != nil {
			return err
		}
	}
	return nil
}

// section takes out what is there no more, or under a key with other letters, and then writes what differs.
func (t designTaker) section(was, now section) error {
	kept := map[string]bool{}
	for _, key := range now.keys {
		kept[key] = true
	}
	for i, key := range was.keys {
		if !kept[key] {
			if err := t.remove(was.body[i]); err != nil {
				return err
			}
		}
	}
	for i, key := range now.keys {
		if t.touched[touch{now.kind, ident.Fold(key)}] {
			if err := t.save(now.body[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t designTaker) save(one any) error {
	switch one := one.(type) {
	case persona.Persona:
		return t.wb.SavePersona(t.ctx, one)
	case persona.Policy:
		return t.wb.SavePolicy(t.ctx, one)
	case persona.Queue:
		return t.wb.SaveQueue(t.ctx, one)
	case persona.GoneGroup:
		return t.wb.LetGo(t.ctx, one)
	case number.Range:
		return t.wb.SaveRange(t.ctx, one)
	case voice.Thing:
		return t.wb.SaveThing(t.ctx, one)
	}
	return fmt.Errorf("a %T is no part of a design", one)
}

func (t designTaker) remove(one any) error {
	switch one := one.(type) {
	case persona.Persona:
		return t.wb.DeletePersona(t.ctx, one.ID)
	case persona.Policy:
		return t.wb.DeletePolicy(t.ctx, one.Type, string(one.Name))
	case persona.Queue:
		return t.wb.DeleteQueue(t.ctx, one.Name)
	case persona.GoneGroup:
		return t.wb.KeepGroup(t.ctx, one.Key)
	case number.Range:
		return t.wb.DeleteRange(t.ctx, one.ID)
	case voice.Thing:
		return t.wb.DeleteThing(t.ctx, one.Kind(), one.Key())
	}
	return fmt.Errorf("a %T is no part of a design", one)
}
