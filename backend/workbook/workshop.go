package workbook

import (
	"context"
	"fmt"
	"strconv"

	"personadesk/backend/catalog"
	"personadesk/backend/problem"
	"personadesk/backend/text"
	"personadesk/backend/workshop"
)

// Workshop reads all that was said: departments in the order of the board, the rest by department.
func (w *Workbook) Workshop(ctx context.Context) (workshop.Workshop, error) {
	from := w.reading(ctx)
	var all workshop.Workshop
	var err error
	if all.Departments, err = bodies[workshop.Department](ctx, from, "SELECT body FROM department ORDER BY ordinal, id"); err != nil {
		return all, explain(fmt.Errorf("departments: %w", err), w.path)
	}
	if all.Interviews, err = bodies[workshop.Interview](ctx, from, "SELECT body FROM interview ORDER BY department"); err != nil {
		return all, explain(fmt.Errorf("interviews: %w", err), w.path)
	}
	if all.Answers, err = bodies[workshop.Answer](ctx, from, "SELECT body FROM answer ORDER BY department, question, queue"); err != nil {
		return all, explain(fmt.Errorf("answers: %w", err), w.path)
	}
	if all.Scores, err = bodies[workshop.Score](ctx, from, "SELECT body FROM score ORDER BY department, feature"); err != nil {
		return all, explain(fmt.Errorf("scores: %w", err), w.path)
	}
	if all.Decisions, err = bodies[workshop.Decision](ctx, from, "SELECT body FROM decision ORDER BY feature"); err != nil {
		return all, explain(fmt.Errorf("decisions: %w", err), w.path)
	}
	if all.Template, err = readSetting(ctx, w, workshopTemplate, 1); err != nil {
		return all, err
	}
	return all, nil
}

// workshopTemplate is the setting that keeps which template the workshop was made with. Workbooks that do not have it were
// made with the first.
const workshopTemplate = "workshop template"

// beginWorkshop keeps which template a new workbook is made with. It is no edit: there is nothing before it to go back to.
func (w *Workbook) beginWorkshop(ctx context.Context) error {
	if _, err := w.writer.ExecContext(ctx, "UPDATE setting SET body = ? WHERE name = ?", strconv.Itoa(catalog.NewestTemplate), workshopTemplate); err != nil {
		return explain(fmt.Errorf("keeping the template of the workshop: %w", err), w.path)
	}
	return nil
}

// SaveDepartment adds a department or changes the one with its ID.
func (w *Workbook) SaveDepartment(ctx context.Context, d workshop.Department) error {
	at := problem.Where{Step: "workshop", Kind: "department", ID: d.ID}
	if err := seenRow(ctx, w, d, at, "SELECT body FROM department WHERE id = ?", d.ID); err != nil {
		return err
	}
	body, err := encode(d)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.department", d.Name), "department", d.ID, d.Ordinal, body)
}

// DeleteDepartment takes a department out, with its interview, answers and scores.
func (w *Workbook) DeleteDepartment(ctx context.Context, id string) error {
	return w.edit(ctx, text.Of("edit.department.delete", id), func(_ context.Context, s *session) error {
		for _, from := range []string{"answer", "score", "interview"} {
			if _, err := s.exec("DELETE FROM "+from+" WHERE department = ?", clean(id)); err != nil {
				return fmt.Errorf("deleting a department's %ss: %w", from, err)
			}
		}
		if _, err := s.exec("DELETE FROM department WHERE id = ?", clean(id)); err != nil {
			return fmt.Errorf("deleting a department: %w", err)
		}
		return nil
	})
}

// SaveInterview keeps how far the interview of a department is.
func (w *Workbook) SaveInterview(ctx context.Context, i workshop.Interview) error {
	at := problem.Where{Step: "workshop", Kind: "department", ID: i.DepartmentID}
	if err := seenRow(ctx, w, i, at, "SELECT body FROM interview WHERE department = ?", i.DepartmentID); err != nil {
		return err
	}
	body, err := encode(i)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.interview", i.DepartmentID), "interview", i.DepartmentID, body)
}

// SaveAnswer keeps what a department said to a question, in place of what it said before.
func (w *Workbook) SaveAnswer(ctx context.Context, a workshop.Answer) error {
	body, err := encode(a)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.answer", a.QuestionID), "answer", a.DepartmentID, a.QuestionID, a.Queue, body)
}

// DeleteAnswer makes a question unanswered; queue is "" for a question that is not asked once a queue.
func (w *Workbook) DeleteAnswer(ctx context.Context, department, question, queue string) error {
	return w.remove(ctx, text.Of("edit.clear", question), "answer", department, question, queue)
}

// SaveScore keeps the grade that a department gives a feature; the grade NotAsked takes it away.
func (w *Workbook) SaveScore(ctx context.Context, score workshop.Score) error {
	if score.Grade == workshop.NotAsked && score.Why == "" {
		return w.remove(ctx, text.Of("edit.clear", score.FeatureID), "score", score.DepartmentID, score.FeatureID)
	}
	body, err := encode(score)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.grade", score.FeatureID), "score", score.DepartmentID, score.FeatureID, body)
}

// SaveDecision keeps how the gap of a feature is closed; an empty Way and Note takes the decision away.
func (w *Workbook) SaveDecision(ctx context.Context, d workshop.Decision) error {
	if d.Way == "" && d.Note == "" {
		return w.remove(ctx, text.Of("edit.decision.clear", d.FeatureID), "decision", d.FeatureID)
	}
	body, err := encode(d)
	if err != nil {
		return err
	}
	return w.save(ctx, text.Of("edit.decision", d.FeatureID), "decision", d.FeatureID, body)
}
