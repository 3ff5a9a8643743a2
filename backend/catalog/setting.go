package catalog

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// SettingKind says what a setting of a policy holds.
type SettingKind string

// The kinds of settings.
const (
	TruthSetting   SettingKind = "truth"
	NumberSetting  SettingKind = "number"
	TextSetting    SettingKind = "text"
	ChoiceSetting  SettingKind = "choice"  // one of Values
	ListSetting    SettingKind = "list"    // texts
	AccountSetting SettingKind = "account" // a resource account
	ObjectsSetting SettingKind = "objects" // things of several fields each, which are shown and made elsewhere
)

// Remark is one word on why a setting had better be left alone.
type Remark string

// The remarks of the reference.
const (
	InternalRemark    Remark = "internal"    // for Microsoft's own use
	DeprecatedRemark  Remark = "deprecated"  // on its way out
	UnsupportedRemark Remark = "unsupported" // has no effect any more
)

// PolicySetting is one setting of the policies of a type.
type PolicySetting struct {
	Type    string      `json:"type"`
	Name    string      `json:"name"`    // as the commands take it and the tenant shows it
	Words   string      `json:"words"`   // what people call it
	Kind    SettingKind `json:"kind"`    //
	Values  []string    `json:"values"`  // of a choice, and of a list whose texts are known
	Refused bool        `json:"refused"` // a value that is not among Values is refused; otherwise they are what the documentation names
	Unit    string      `json:"unit"`    // days, seconds; "" for none
	Default string      `json:"default"` // what the documentation says a new policy has; "" where it does not say
	InNew   bool        `json:"inNew"`   // the command that makes a policy takes it
	InSet   bool        `json:"inSet"`   // the command that changes a policy takes it
	Maker   string      `json:"maker"`   // the command that makes each item of a list, "" where the text itself is sent
	Item    string      `json:"item"`    // the parameter of Maker that carries the text
	Remark  Remark      `json:"remark"`
}

var loadSettings = sync.OnceValue(func() map[string][]PolicySetting { return must(readSettings()) })

func readSettings() (map[string][]PolicySetting, error) {
	rows, err := readTSV("settings.tsv", "new", "set")
	if err != nil {
		return nil, err
	}
	words, err := readTSV("settingwords.tsv")
	if err != nil {
		return nil, err
	}
	said := index(words, func(r record) string { return r["id"] })
	settings := map[string][]PolicySetting{}
	for _, row := range rows {
		id, name, whole := strings.Cut(row["id"], "/")
		if !whole {
			return nil, fmt.Errorf("setting %s: it names no type", row["id"])
		}
		s := PolicySetting{Type: id, Name: name, Words: splitWords(name), Kind: SettingKind(row["kind"]), Values: row.list("values"),
			Refused: row["sure"] == "set", Default: row["default"], InNew: row.yes("new"), InSet: row.yes("set"), Remark: Remark(row["remark"])}
		s.Maker, s.Item, _ = strings.Cut(row["made"], " -")
		if w, found := said[row["id"]]; found {
			s.Words, s.Unit = w["words"], w["unit"]
			delete(said, row["id"])
		}
		key := strings.ToLower(id)
		settings[key] = append(settings[key], s)
	}
	for id := range said {
		return nil, fmt.Errorf("table settingwords.tsv has words for %s, which is no setting", id)
	}
	return settings, nil
}

// SettingsOf lists the settings of a policy type in the order of its commands; none for a type with built-in instances only.
func SettingsOf(policyType string) []PolicySetting {
	return slices.Clone(loadSettings()[strings.ToLower(policyType)])
}

// SettingOf finds a setting of a policy type by its name, both in any case.
func SettingOf(policyType, name string) (PolicySetting, bool) {
	for _, s := range loadSettings()[strings.ToLower(policyType)] {
		if strings.EqualFold(s.Name, name) {
			return s, true
		}
	}
	return PolicySetting{}, false
}

var loadChoiceWords = sync.OnceValue(func() map[string]string {
	words := map[string]string{}
	for _, row := range must(readTSV("choicewords.tsv")) {
		words[row["value"]] = row["words"]
	}
	return words
})

// ChoiceWords is what people call a documented choice; one without a name of its own is split into its words.
func ChoiceWords(value string) string {
	if words, found := loadChoiceWords()[value]; found {
		return words
	}
	return splitWords(value)
}

// splitWords takes a name of the reference apart: AllowCallPark becomes "Allow call park", AllowNDIStreaming "Allow NDI streaming".
func splitWords(name string) string {
	letters := []rune(name)
	var words []string
	begin := 0
	for i := 1; i <= len(letters); i++ {
		if i < len(letters) && !startsWord(letters, i) {
			continue
		}
		word := strings.Trim(string(letters[begin:i]), "_")
		if len(words) > 0 && strings.ToUpper(word) != word {
			word = strings.ToLower(word)
		}
		words = append(words, word)
		begin = i
	}
	return strings.Join(words, " ")
}

// startsWord says whether a word begins at a letter: at a capital after a small letter, at the last capital of several (or after digits)
// before a small one, and after a line.
func startsWord(letters []rune, i int) bool {
	if !unicode.IsUpper(letters[i]) {
		return letters[i-1] == '_'
	}
	if before := letters[i-1]; !unicode.IsUpper(before) && !unicode.IsDigit(before) {
		return true
	}
	return i+1 < len(letters) && unicode.IsLower(letters[i+1])
}
