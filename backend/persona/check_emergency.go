package persona

import (
	"net/mail"
	"slices"
	"strings"

	"personadesk/backend/ident"
	"personadesk/backend/limit"
	"personadesk/backend/phone"
	"personadesk/backend/problem"
	"personadesk/backend/voice"
)

// The limits of emergency policies, as the reference states them.
const (
	MostNotified      = limit.Notified
	LongestDisclaimer = limit.Disclaimer
	LongestEmergency  = limit.EmergencyText // description
	LongestMask       = limit.MaskDigits
)

// notificationModes are the ways in which somebody hears of an emergency call.
var notificationModes = []string{"NotificationOnly", "ConferenceMuted", "ConferenceUnMuted"}

// emergency checks what an emergency policy holds.
func (c *checker) emergency(p Policy) {
	switch ident.Fold(p.Type) {
	case ident.Fold(EmergencyCalling):
		c.notifications(p)
	case ident.Fold(EmergencyRouting):
		c.emergencyNumbers(p)
	}
}

func (c *checker) notifications(p Policy) {
	at := func(setting string) problem.Where { return atPolicy(p, "settings/"+setting) }
	if n := len([]rune(p.text("EnhancedEmergencyServiceDisclaimer"))); n > LongestDisclaimer {
		c.add(problem.New("EMERGENCY_DISCLAIMER").Detailed(p.Name, n, LongestDisclaimer).Hinted().At(at("EnhancedEmergencyServiceDisclaimer")))
	}
	if n := len([]rune(p.Description)); n > LongestEmergency {
		c.add(problem.New("EMERGENCY_DESCRIPTION").Detailed(p.Name, n, LongestEmergency).Hinted().At(atPolicy(p, "description")))
	}
	list, err := p.Notifications()
	if err != nil {
		c.add(problem.New("SETTING_VALUE.unreadable").Detailed("Emergency calling policy", p.Name, err).Hinted().At(at(extendedNotifications)))
		return
	}
	seen := map[string]bool{}
	for i, n := range list {
		field := at("NotificationGroup")
		if i > 0 {
			field = at(extendedNotifications)
			c.dial(p, n.Dial, seen, field)
			if n.Mode != "" && !slices.Contains(notificationModes, n.Mode) {
				c.add(problem.New("EMERGENCY_MODE").Detailed(p.Name, n.Dial, n.Mode).Hinted().At(field))
			}
		}
		c.notification(p, n, field)
	}
}

func (c *checker) notification(p Policy, n Notification, at problem.Where) {
	if len(n.Groups) > MostNotified {
		c.add(problem.New("EMERGENCY_GROUPS").Detailed(p.Name, len(n.Groups), MostNotified).Hinted().At(at))
	}
	for _, g := range n.Groups {
		if address, err := mail.ParseAddress(g); err != nil || address.Address != g {
			c.add(problem.New("EMERGENCY_ADDRESS").Detailed(p.Name, g).Hinted().At(at))
		}
	}
	if n.DialOut != "" && !phone.IsE164(n.DialOut) {
		c.add(problem.New("EMERGENCY_DIALOUT.number").Detailed(p.Name, n.DialOut).Hinted().At(at))
	}
	if n.DialOut != "" && !strings.HasPrefix(n.Mode, "Conference") {
		c.add(problem.New("EMERGENCY_DIALOUT.mode").Detailed(p.Name, n.DialOut).Hinted().At(at))
	}
}

// dial checks the number of an entry; there is one for each.
func (c *checker) dial(p Policy, dial string, seen map[string]bool, at problem.Where) {
	switch {
	case dial == "" || strings.Trim(dial, "0123456789") != "":
		c.add(problem.New("EMERGENCY_DIAL.digits").Detailed(p.Name, dial).Hinted().At(at))
	case seen[dial]:
		c.add(problem.New("EMERGENCY_DIAL.twice").Detailed(p.Name, dial).Hinted().At(at))
	}
	seen[dial] = true
}

func (c *checker) emergencyNumbers(p Policy) {
	at := atPolicy(p, "settings/"+emergencyNumbers)
	list, err := p.EmergencyNumbers()
	if err != nil {
		c.add(problem.New("SETTING_VALUE.unreadable").Detailed("Emergency call routing policy", p.Name, err).Hinted().At(at))
		return
	}
	seen, masks := map[string]bool{}, map[string]bool{}
	for _, n := range list {
		c.dial(p, n.Dial, seen, at)
		for _, m := range n.Masks {
			switch {
			case len(m) > LongestMask || strings.Trim(m, "0123456789") != "":
				c.add(problem.New("EMERGENCY_MASK.digits").Detailed(p.Name, n.Dial, m).Hinted().At(at))
			case masks[m]:
				c.add(problem.New("EMERGENCY_MASK.twice").Detailed(p.Name, m).Hinted().At(at))
			}
			masks[m] = true
		}
		if n.Usage == "" {
			continue
		}
		_, ours := voice.Find(c.design.Usages, n.Usage)
		if there, known := c.facts.There.Has(voice.KindUsage, n.Usage); !ours && known && !there {
			c.add(problem.New("EMERGENCY_USAGE").Detailed(p.Name, n.Dial, n.Usage).Hinted().At(at))
		}
	}
	if some := slices.ContainsFunc(list, func(n EmergencyNumber) bool { return n.Usage != "" }); some &&
		slices.ContainsFunc(list, func(n EmergencyNumber) bool { return n.Usage == "" }) {
		c.add(problem.Warn("EMERGENCY_USAGE.some").Detailed(p.Name).Hinted().At(at))
	}
}
