package world

import (
	"hash/fnv"
	"strconv"
	"strings"

	"personadesk/backend/problem"
)

// AddOnAlone is the fault that refuses an add-on licence on a group that does not hand out the plans it needs. Microsoft's pages say
// that both must be in the same group, and customers do otherwise; nobody here can tell which holds for which product.
const AddOnAlone = "addon-alone"

// The faults of a PowerShell that runs commands of the MicrosoftTeams module. Only commands that change something are struck, and only
// where a PowerShell is: the practice tenant says so in its answer, and the module that stands in for the real one plays it.
const (
	// PowerShellLost ends the PowerShell, before or after the command was carried out.
	PowerShellLost = "powershell-lost"
	// PowerShellSilent lets the command never return, before or after it was carried out.
	PowerShellSilent = "powershell-silent"
	// ErrorReturned puts out the error of a command that failed in place of raising it: as PowerShell's own record, or as an object with
	// a code and a message, as commands of the module have done.
	ErrorReturned = "error-returned"
	// SignInRefused refuses the sign-in.
	SignInRefused = "signin-refused"
)

// faultOptions are the faults that can be played, with the options of each; the first is the usual one.
var faultOptions = map[string][]string{
	AddOnAlone:       {"refuse", "members"},
	PowerShellLost:   {"after", "before"},
	PowerShellSilent: {"after", "before"},
	ErrorReturned:    {"record", "object"},
	SignInRefused:    {"policy"},
}

// Fault is one fault that is played.
type Fault struct {
	Rate   float64 // of the calls it could strike, 0 to 1
	Option string
}

// Faults are the faults that are played, by name.
type Faults struct {
	by   map[string]Fault
	seed uint64
}

// ReadFaults reads name[=rate][:option], separated by commas, with seed=N among them.
func ReadFaults(text string) (Faults, error) {
	f := Faults{by: map[string]Fault{}}
	refused := func() error { return problem.New("PRACTICE_FAULTS").Detailed(text).Hinted() }
	for one := range strings.SplitSeq(text, ",") {
		one = strings.TrimSpace(one)
		if one == "" {
			continue
		}
		name, option, hasOption := strings.Cut(one, ":")
		name, rate, hasRate := strings.Cut(name, "=")
		if name == "seed" {
			seed, err := strconv.ParseUint(rate, 10, 64)
			if err != nil || hasOption {
				return f, refused()
			}
			f.seed = seed
			continue
		}
		options, known := faultOptions[name]
		fault := Fault{Rate: 1, Option: option}
		if !hasOption && known {
			fault.Option = options[0]
		}
		if hasRate {
			var err error
			if fault.Rate, err = strconv.ParseFloat(rate, 64); err != nil || !(fault.Rate >= 0 && fault.Rate <= 1) {
				return f, refused()
			}
		}
		if _, twice := f.by[name]; !known || twice || !contains(options, fault.Option) {
			return f, refused()
		}
		f.by[name] = fault
	}
	return f, nil
}

func contains(list []string, one string) bool {
	for _, each := range list {
		if each == one {
			return true
		}
	}
	return false
}

// Strikes says whether a fault is played for something, and with which option. The same seed strikes the same.
func (f Faults) Strikes(name, about string) (option string, strikes bool) {
	fault, played := f.by[name]
	if !played {
		return "", false
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(strconv.FormatUint(f.seed, 10) + "\x00" + name + "\x00" + about)) // which never fails
	return fault.Option, float64(h.Sum64()%10000) < fault.Rate*10000
}

// MissesPrerequisite finds a plan that licences of a group hand out without the one it needs in the same group.
func (w *World) MissesPrerequisite(list []GroupLicence) (plan, needs string, misses bool) {
	handed := map[string]bool{}
	each := func(visit func(Plan)) {
		for _, l := range list {
			for _, p := range w.SKUs[l.SKU].Plans {
				if !contains(l.Off, p.ID) {
					visit(p)
				}
			}
		}
	}
	each(func(p Plan) { handed[p.ID] = true })
	each(func(p Plan) {
		if !misses && p.Needs != "" && !handed[p.Needs] {
			plan, needs, misses = p.ID, p.Needs, true
		}
	})
	return plan, needs, misses
}
