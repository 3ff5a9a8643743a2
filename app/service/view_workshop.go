package service

import "personadesk/backend/workshop"

// BoardView is everything that departments said, one column a department.
type BoardView struct {
	Departments []DepartmentView   `json:"departments"`
	Sections    []BoardSectionView `json:"sections"`
	Heard       int                `json:"heard"`
	Questions   int                `json:"questions"`   // asked of each department
	CallOutside int                `json:"callOutside"` // people said to need external calls
	CallAbroad  int                `json:"callAbroad"`
}

// DepartmentView is the head of a column.
type DepartmentView struct {
	workshop.Department
	Interview workshop.Interview `json:"interview"`
	Answered  int                `json:"answered"`
	Of        int                `json:"of"`
}

// BoardSectionView is one section of the questions.
type BoardSectionView struct {
	ID       string         `json:"id"`
	Title    string         `json:"title"`
	Answered int            `json:"answered"`
	Of       int            `json:"of"`
	Rows     []BoardRowView `json:"rows"`
}

// BoardRowView is one question with the answers side by side.
type BoardRowView struct {
	QuestionID string          `json:"questionId"`
	Text       string          `json:"text"`
	Short      string          `json:"short"` // a few words for the first column
	Cells      []BoardCellView `json:"cells"` // in the order of the departments
}

// BoardCellView is one answer.
type BoardCellView struct {
	DepartmentID string `json:"departmentId"`
	Text         string `json:"text"`  // "" with asked false: not asked yet
	Words        string `json:"words"` // in their own words
	Asked        bool   `json:"asked"`
	Conflict     string `json:"conflict"` // why it contradicts another answer, "" when it does not
}

// InterviewView is one department's questions and answers in the order of asking.
type InterviewView struct {
	Department workshop.Department    `json:"department"`
	Interview  workshop.Interview     `json:"interview"`
	Sections   []InterviewSectionView `json:"sections"`
	Answered   int                    `json:"answered"`
	Of         int                    `json:"of"`
}

// InterviewSectionView is one section, or one queue within the service functions.
type InterviewSectionView struct {
	ID        string                  `json:"id"`
	Title     string                  `json:"title"`
	Queue     string                  `json:"queue"` // "" outside a queue
	Answered  int                     `json:"answered"`
	Of        int                     `json:"of"`
	Questions []InterviewQuestionView `json:"questions"`
}

// InterviewQuestionView is one question as it is asked now.
type InterviewQuestionView struct {
	ID       string           `json:"id"`
	Text     string           `json:"text"`
	Short    string           `json:"short"`
	Hint     string           `json:"hint"`
	Kind     string           `json:"kind"` // count, yesno, choice, choices, text
	Choices  []ChoiceView     `json:"choices"`
	Open     bool             `json:"open"` // an answer outside the choices is allowed, as text
	Queue    string           `json:"queue"`
	Answer   *workshop.Answer `json:"answer,omitempty"` // left out when not answered
	Shown    string           `json:"shown"`            // the answer as text
	Said     []SaidView       `json:"said"`             // what others said to the same question
	Features []string         `json:"features"`         // names of the features it bears upon
	Conflict string           `json:"conflict"`         // why the answer cannot be true beside the others, "" when it can
}

// ChoiceView is one answer to pick.
type ChoiceView struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Hint string `json:"hint"` // what it means, "" if plain
}

// SaidView is what a department said.
type SaidView struct {
	DepartmentID string `json:"departmentId"`
	Department   string `json:"department"`
	Text         string `json:"text"`
	Words        string `json:"words"`
	QuestionID   string `json:"questionId"`
}
