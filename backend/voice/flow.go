package voice

import (
	"fmt"

	"personadesk/backend/ident"
	"personadesk/backend/phone"
	"personadesk/backend/text"
)

// NodeKind says what a caller meets at a node.
type NodeKind string

// The kinds of nodes.
const (
	NodeNumber     NodeKind = "number"
	NodeHours      NodeKind = "hours"
	NodeGreeting   NodeKind = "greeting"
	NodeMenu       NodeKind = "menu"
	NodeQueue      NodeKind = "queue"
	NodeAgents     NodeKind = "agents"
	NodeAttendant  NodeKind = "attendant"
	NodeVoicemail  NodeKind = "voicemail"
	NodePerson     NodeKind = "person"
	NodePhone      NodeKind = "phone"
	NodeDisconnect NodeKind = "disconnect"
	NodeHolidays   NodeKind = "holidays"
	NodeWaiting    NodeKind = "waiting"
)

// Node is one thing that a caller meets. Down is the usual way, right the others.
type Node struct {
	ID     string
	Kind   NodeKind
	Title  text.Text
	Says   text.Text
	Of     Kind   // the kind of thing that it shows, "" for none
	Name   string // its name
	Field  string // the field of Of that decides it
	Dead   bool   // the call gets nowhere here
	Column int    // 0 the usual way, 1 the others
	Row    int
}

// Edge is a way from one node to another.
type Edge struct {
	From, To string
	When     text.Text // the condition, nothing for always
}

// Flow is the way of a call, from the number to every end.
type Flow struct {
	Of     Kind
	Name   string
	Answer text.Text // what a caller meets, in a sentence
	Beside text.Text // what qualifies it
	Nodes  []Node
	Edges  []Edge
	Also   []Door // further ways in
}

// Dead lists the nodes where a call gets nowhere.
func (f Flow) Dead() []Node {
	var list []Node
	for _, n := range f.Nodes {
		if n.Dead {
			list = append(list, n)
		}
	}
	return list
}

// drawing makes one flow.
type drawing struct {
	calls Calls
	facts Facts
	flow  Flow
	last  string    // the node that the usual way has come to
	then  text.Text // the condition of the next step down
	down  int       // next free row of the usual way
	right int       // and of the others
}

func draw(c Calls, f Facts, kind Kind, name string) *drawing {
	return &drawing{calls: c, facts: f, flow: Flow{Of: kind, Name: name}}
}

// step goes on down the usual way.
func (d *drawing) step(n Node) {
	n.ID, n.Row = d.id(n.Kind), d.down
	d.down++
	if d.last != "" {
		d.flow.Edges = append(d.flow.Edges, Edge{From: d.last, To: n.ID, When: d.then})
	}
	d.last, d.then = n.ID, text.Text{}
	d.flow.Nodes = append(d.flow.Nodes, n)
}

// aside is another way out of the node that the usual way has come to.
func (d *drawing) aside(when text.Text, n Node) {
	d.right = max(d.right, d.down-1)
	n.ID, n.Row, n.Column = d.id(n.Kind), d.right, 1
	d.right++
	d.flow.Nodes = append(d.flow.Nodes, n)
	d.flow.Edges = append(d.flow.Edges, Edge{From: d.last, To: n.ID, When: when})
}

func (d *drawing) id(kind NodeKind) string { return fmt.Sprintf("%s-%d", kind, len(d.flow.Nodes)+1) }

// FlowOf is what a caller to a queue or an attendant meets; it is not found when the design has no such thing.
func FlowOf(c Calls, f Facts, kind Kind, name string) (Flow, bool) {
	d := draw(c, f, kind, name)
	switch kind {
	case KindQueue:
		q, found := Find(c.Queues, name)
		if !found {
			return Flow{}, false
		}
		d.toQueue(q)
	case KindAttendant:
		a, found := Find(c.Attendants, name)
		if !found {
			return Flow{}, false
		}
		d.number(a.Account, "", KindAttendant, a.Name)
		d.hours(a)
		d.open(a)
		d.flow.Answer, d.flow.Beside = d.answerAttendant(a)
	default:
		return Flow{}, false
	}
	return d.flow, true
}

// toQueue draws the way in, the queue, and what becomes of a call in it.
func (d *drawing) toQueue(q Queue) {
	doors := d.calls.DoorsTo(ToQueue, q.Name)
	front, fronted := d.calls.InFront(q.Name)
	switch {
	case fronted:
		d.number(front.Account, "", KindAttendant, front.Name)
		d.hours(front)
		d.greeting(front.Open.Greeting, KindAttendant, front.Name)
	case len(doors) > 0 && q.Number == "" && d.numberOf(q.Account) == "":
		a := doors[0].Attendant
		d.number(a.Account, "", KindAttendant, a.Name)
		d.hours(a)
		d.greeting(a.Open.Greeting, KindAttendant, a.Name)
		d.step(Node{Kind: NodeAttendant, Title: text.Literal(a.Name), Says: text.Of("voice.node.menu", len(a.Open.Options)), Of: KindAttendant, Name: a.Name, Field: "open"})
		d.then = text.Of("voice.when.key", doors[0].Key)
	default:
		d.number(q.Account, q.Number, KindQueue, q.Name)
	}
	for _, door := range doors {
		if fronted && ident.Fold(door.Attendant.Name) == ident.Fold(front.Name) {
			continue
		}
		d.flow.Also = append(d.flow.Also, door)
	}
	d.greeting(q.Greeting, KindQueue, q.Name)
	d.queue(q)
	d.flow.Answer, d.flow.Beside = d.answerQueue(q)
}

func (d *drawing) numberOf(upn string) string {
	a, _ := Find(d.calls.Accounts, upn)
	return a.Number
}

// number draws what a caller dials; noted is a number that lies on no designed account.
func (d *drawing) number(upn, noted string, of Kind, name string) {
	n := Node{Kind: NodeNumber, Of: of, Name: name, Field: "account"}
	account, found := Find(d.calls.Accounts, upn)
	switch {
	case found && account.Number != "":
		n.Title, n.Says, n.Of, n.Name, n.Field = text.Literal(phone.International(account.Number)), text.Of("voice.node.account", account.Name), KindAccount, account.UPN, "number"
	case found:
		n.Title, n.Says, n.Of, n.Name, n.Field = text.Of("voice.node.no-number"), text.Of("voice.node.account", account.Name), KindAccount, account.UPN, "number"
		n.Dead = true
	case upn != "":
		n.Title, n.Says = text.Literal(upn), text.Of("voice.node.account-lost")
		there, known := has(d.facts.Accounts, upn)
		n.Dead = known && !there
		if !n.Dead {
			n.Says = text.Of("voice.node.account-tenant")
		}
		if noted != "" {
			n.Title = text.Literal(phone.International(noted))
		}
	case noted != "":
		n.Title, n.Says = text.Literal(phone.International(noted)), text.Of("voice.node.noted")
	default:
		n.Title, n.Says, n.Dead = text.Of("voice.node.no-number"), text.Of("voice.node.uncalled"), true
	}
	d.step(n)
}

// hours draws when somebody is there, and what is met when nobody is.
func (d *drawing) hours(a Attendant) {
	if a.Hours == "" && len(a.Holidays) == 0 {
		return
	}
	n := Node{Kind: NodeHours, Title: text.Of("voice.node.always"), Of: KindAttendant, Name: a.Name, Field: "hours"}
	if a.Hours != "" {
		s, found := Find(d.calls.Schedules, a.Hours)
		n.Title, n.Says, n.Dead = Week(s), text.Of("voice.node.hours", len(d.calls.UsersOf(a.Hours))), !found
		if found {
			n.Of, n.Name = KindSchedule, s.Name
		} else {
			n.Title, n.Says = text.Literal(a.Hours), text.Of("voice.node.schedule-lost")
		}
	}
	d.step(n)
	d.then = text.Of("voice.when.open")
	if a.Hours != "" {
		d.aside(text.Of("voice.when.closed"), d.way(a.Closed, a, "closed"))
	}
	switch {
	case len(a.Holidays) > 0:
		d.aside(text.Of("voice.when.holidays"), d.way(a.Holiday, a, "holiday"))
		for _, name := range a.Holidays {
			if _, found := Find(d.calls.Schedules, name); !found {
				d.aside(text.Of("voice.when.holidays"), Node{Kind: NodeHolidays, Title: text.Literal(name), Says: text.Of("voice.node.schedule-lost"), Of: KindAttendant, Name: a.Name, Field: "holidays", Dead: true})
			}
		}
	case !a.NoHolidays:
		d.aside(text.Of("voice.when.holidays"), Node{Kind: NodeHolidays, Title: text.Of("voice.node.no-holidays"), Says: text.Of("voice.node.empty-office"), Of: KindAttendant, Name: a.Name, Field: "holidays", Dead: true})
	}
}

func (d *drawing) greeting(words string, of Kind, name string) {
	if words != "" {
		d.step(Node{Kind: NodeGreeting, Title: text.Of("voice.node.says", words), Says: text.Of("voice.node.greeting"), Of: of, Name: name, Field: "greeting"})
	}
}

// open draws what a caller meets in the hours of an attendant.
func (d *drawing) open(a Attendant) {
	d.greeting(a.Open.Greeting, KindAttendant, a.Name)
	if !a.Open.Menu() {
		n := d.target(a.Open.To, KindAttendant, a.Name, "open")
		d.step(n)
		return
	}
	says := text.Of("voice.node.menu", len(a.Open.Options))
	if a.Open.Prompt != "" {
		says = text.Of("voice.node.says", a.Open.Prompt)
	}
	d.step(Node{Kind: NodeMenu, Title: text.Of("voice.node.menu", len(a.Open.Options)), Says: says, Of: KindAttendant, Name: a.Name, Field: "options"})
	for _, o := range a.Open.Options {
		d.aside(text.Of("voice.when.key", o.Key), d.target(o.To, KindAttendant, a.Name, "options"))
	}
}

// way draws what a caller meets outside the hours.
func (d *drawing) way(w Way, a Attendant, field string) Node {
	if w.Menu() {
		return Node{Kind: NodeMenu, Title: text.Of("voice.node.menu", len(w.Options)), Says: said(w.Prompt), Of: KindAttendant, Name: a.Name, Field: field}
	}
	n := d.target(w.To, KindAttendant, a.Name, field)
	if w.Greeting != "" && w.To.Kind == Disconnect {
		n.Title, n.Says = text.Of("voice.node.message"), said(w.Greeting)
	}
	return n
}

func said(words string) text.Text {
	if words == "" {
		return text.Text{}
	}
	return text.Of("voice.node.says", words)
}

// queue draws a queue, its exits and who answers it.
func (d *drawing) queue(q Queue) {
	d.step(Node{Kind: NodeQueue, Title: text.Literal(q.Name), Says: text.Of("voice.node.queue."+string(q.RoutesBy()), q.Rings()), Of: KindQueue, Name: q.Name})
	d.aside(text.Of("voice.when.over", q.HoldsAtMost()), d.exit(q.Overflow.To, q, "overflow"))
	d.aside(text.Of("voice.when.after", shortly(q.WaitsAtMost())), d.exit(q.Timeout.To, q, "timeout"))
	if q.NoAgents.Said() {
		d.aside(text.Of("voice.when.nobody"), d.exit(q.NoAgents, q, "noAgents"))
	}
	a := d.facts.AgentsOf(q)
	n := Node{Kind: NodeAgents, Of: KindQueue, Name: q.Name, Field: "agents", Says: text.Some(2, append(append([]string{}, a.Groups...), a.People...))}
	switch {
	case a.Nobody():
		n.Title, n.Dead = text.Of("voice.node.nobody"), true
		if len(a.Groups) == 0 {
			n.Says = text.Of("voice.node.no-agents")
		}
	case len(a.Unread) > 0:
		n.Title = text.Of("voice.node.agents.unread")
	default:
		n.Title = text.Of("voice.node.agents."+string(q.RoutesBy()), a.Total())
	}
	d.step(n)
}

// exit draws where a call goes that leaves a queue; what is not said is the usual: the call ends.
func (d *drawing) exit(t Target, q Queue, field string) Node {
	if !t.Said() {
		return Node{Kind: NodeDisconnect, Title: text.Of("voice.node.disconnect"), Says: text.Of("voice.node.usual"), Of: KindQueue, Name: q.Name, Field: field}
	}
	n := d.target(t, KindQueue, q.Name, field)
	if !n.Dead && d.round(q, t) {
		n.Dead, n.Says = true, text.Of("voice.node.round")
	}
	return n
}
