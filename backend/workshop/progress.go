package workshop

import "personadesk/backend/catalog"

// Progress is how far one department is.
type Progress struct {
	DepartmentID string         `json:"departmentId"`
	State        InterviewState `json:"state"`
	Questions    int            `json:"questions"` // that are worth asking, given the answers so far
	Answered     int            `json:"answered"`
	Graded       int            `json:"graded"` // features
	Features     int            `json:"features"`
}

// ProgressOf says how far every department is, in the order of the board.
func ProgressOf(w Workshop) []Progress {
	graded := map[string]int{}
	for _, s := range w.Scores {
		if s.Grade != NotAsked {
			graded[s.DepartmentID]++
		}
	}
	byDepartment := map[string][]Answer{}
	for _, a := range w.Answers {
		byDepartment[a.DepartmentID] = append(byDepartment[a.DepartmentID], a)
	}
	interviews := map[string]Interview{}
	for _, iv := range w.Interviews {
		interviews[iv.DepartmentID] = iv
	}
	list := make([]Progress, 0, len(w.Departments))
	for _, d := range w.Departments {
		iv, planned := interviews[d.ID]
		if !planned {
			iv = Interview{DepartmentID: d.ID, State: Planned}
		}
		p := Progress{DepartmentID: d.ID, State: iv.State, Graded: graded[d.ID], Features: len(catalog.Features())}
		for _, q := range QuestionsFor(iv, byDepartment[d.ID]) {
			if q.Pointless {
				continue
			}
			p.Questions++
			if q.Answer != nil && q.Answer.Given() {
				p.Answered++
			}
		}
		list = append(list, p)
	}
	return list
}
