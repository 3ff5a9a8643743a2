package service

// PolicyBoardView is all policies by type.
type PolicyBoardView struct {
	Read     bool             `json:"read"` // false: the tenant was never read
	Users    int              `json:"users"`
	Felt     int              `json:"felt"`     // users who get a policy of our own or one that is taken over
	Own      int              `json:"own"`      // policies that the design makes
	Changes  int              `json:"changes"`  // settings that those have otherwise than Global
	Set      int              `json:"set"`      // settings that those set at all
	Unknown  int              `json:"unknown"`  // settings of those of which nobody read what Global has
	Nothing  int              `json:"nothing"`  // policies that change nothing
	OwnTypes int              `json:"ownTypes"` // types that have some of our own
	Types    int              `json:"types"`
	Globals  int              `json:"globals"` // types whose Global is edited on purpose
	Problems int              `json:"problems"`
	Groups   []PolicyTypeView `json:"groups"`
}

// PolicyTypeView is one type with its policies.
type PolicyTypeView struct {
	Type     string           `json:"type"`
	Name     string           `json:"name"`
	Area     string           `json:"area"`
	Settings int              `json:"settings"`
	How      string           `json:"how"`  // group, batch or direct
	Sure     bool             `json:"sure"` // the documentation agrees with itself on how it reaches users
	BuiltIn  bool             `json:"builtIn"`
	Read     bool             `json:"read"`
	Notes    string           `json:"notes"`
	Edited   int              `json:"edited"`  // settings in which Global is edited on purpose
	Offered  []string         `json:"offered"` // names in the tenant that can be taken over
	Lines    []PolicyLineView `json:"lines"`
}

// PolicyLineView is one policy in the list.
type PolicyLineView struct {
	Key      string        `json:"key"`
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	Comes    string        `json:"comes"`   // made, taken, global, gone or orphan
	There    bool          `json:"there"`   // the tenant has it
	Ours     bool          `json:"ours"`    // a run of this workbook made it
	Set      int           `json:"set"`     // settings that the design sets
	Differ   int           `json:"differ"`  // settings that are known to be otherwise in Global
	Unknown  int           `json:"unknown"` // settings of which the reading does not show what Global has
	Empty    bool          `json:"empty"`   // on purpose
	Personas []NamedView   `json:"personas"`
	Users    int           `json:"users"`
	Counted  bool          `json:"counted"`
	Rank     int           `json:"rank"`
	Command  string        `json:"command"` // what it becomes, "" for nothing
	Problems []FixableView `json:"problems"`
}

// PolicyDetailView is the pane.
type PolicyDetailView struct {
	Line        PolicyLineView      `json:"line"`
	TypeName    string              `json:"typeName"`
	How         string              `json:"how"`
	Sure        bool                `json:"sure"`
	Notes       string              `json:"notes"`
	Description string              `json:"description"`
	Describes   bool                `json:"describes"` // policies of the type have a description
	EmptyMeans  string              `json:"emptyMeans"`
	GlobalRead  bool                `json:"globalRead"`
	Baseline    string              `json:"baseline"` // the policy that the baseline gives, "" for Global
	BuiltIn     bool                `json:"builtIn"`
	Getter      string              `json:"getter"` // the command that shows it
	Settings    []PolicySettingView `json:"settings"`
	UsedBy      []PolicyUserView    `json:"usedBy"`
	Others      []NamedView         `json:"others"` // personas that could give it
	Reasons     []ReasonView        `json:"reasons"`
}

// PolicySettingView is one setting of a policy with what Global and the baseline have.
type PolicySettingView struct {
	Name     string             `json:"name"`
	Words    string             `json:"words"`
	Kind     string             `json:"kind"` // truth, number, text, choice, list, account or objects
	Choices  []PolicyChoiceView `json:"choices"`
	Free     bool               `json:"free"` // a value beside the choices is taken
	Unit     string             `json:"unit"`
	Default  string             `json:"default"` // documented, "" where the documentation does not say
	Remark   string             `json:"remark"`
	Own      bool               `json:"own"`   // the policy sets it
	Value    string             `json:"value"` // of this policy: as set, else as the tenant shows it
	Known    bool               `json:"known"`
	Global   string             `json:"global"`
	GlobalOn bool               `json:"globalOn"` // the reading shows it of Global
	Baseline string             `json:"baseline"`
	Stands   string             `json:"stands"` // to Global: differs, same or unknown; "" for one that the policy has not
	Problem  string             `json:"problem"`
	Asked    []ReasonView       `json:"asked"` // what a department said and how it graded it; empty where that is not known
}

// PolicyChoiceView is one documented choice.
type PolicyChoiceView struct {
	Value string `json:"value"`
	Words string `json:"words"`
}

// PolicyUserView is one persona that gives a policy.
type PolicyUserView struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Layer string `json:"layer"`
	Users int    `json:"users"`
}

// PolicyCompareView holds two policies of one type beside each other, setting by setting, and Global.
type PolicyCompareView struct {
	One   string                 `json:"one"`
	Other string                 `json:"other"`
	Rows  []PolicyCompareRowView `json:"rows"`
}

// PolicyCompareRowView is one setting in which the two differ.
type PolicyCompareRowView struct {
	Words  string `json:"words"`
	Name   string `json:"name"`
	One    string `json:"one"`
	Other  string `json:"other"`
	Global string `json:"global"`
}
