package practice

import (
	"bytes"
	"compress/gzip"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/google/uuid"

	"personadesk/backend/problem"
)

// magic begins a state file; the number after it is the version of what follows: one gob of savedWorld in gzip.
const (
	magic       = "PersonaDesk practice tenant "
	fileVersion = "1\n"
)

// savedWorld is the world as it stands in the file: users in columns, because there may be half a million.
type savedWorld struct {
	Snapshot              string // names this state, so that a log can say what it goes on from
	Incarnation, TenantID string
	Admin                 guid
	Texts                 []string
	UserIDs               []byte   // 16 each
	UserText              []uint32 // fieldCount each
	Fields                int      // how many text properties there were
	Marks                 []byte
	Created, Modified     []int64
	HeldCount             []byte
	Held                  []held
	More                  map[int32]more
	UserLog, GroupLog     changeLog
	MemberLog             map[uint64]memberChange
	Groups                []savedGroup
	Skus                  []sku
	Jobs                  []job
	JobCount, Serial      uint64
	Numbers               []number
	Operations            map[string]*operation
	Policies, Queues      []byte // JSON, as settings are of any type
	Direct                map[string]map[int32]string
	Ranked                map[string][]groupPolicy
	Batches               map[string]*batchOperation
	Accounts              []*account
	Locations             []location
	Usages                []string
	Routes                []voiceRoute
	Audits                []audit
}

type savedGroup struct {
	ID                                                          guid
	Name, Desc, Nick, Unique, Mail, Visibility, Rule, RuleState string
	LicState, RuleStatus, RuleError                             string
	Types, Provisions                                           []string
	Secure, Deleted                                             bool
	Created, RuleSeen                                           int64
	Members                                                     []byte
	Owners                                                      []int32
	LicenceSKU                                                  []uint8
	LicenceOff                                                  [][]string
	Unseen                                                      map[int32]bool
}

// Save writes the state into the file, as a whole or not at all. Without a file it does nothing.
func (t *Tenant) Save() error {
	if t.file == "" {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.dirty {
		return nil
	}
	before := t.snapshot
	t.snapshot = uuid.NewString()
	var plain bytes.Buffer
	err := t.encode(&plain)
	if err == nil {
		if err = writeWhole(t.file, plain.Bytes()); err != nil {
			t.snapshot = before
		} else {
			t.dirty = false
			err = t.startLog()
		}
	}
	if err != nil {
		return problem.New("PRACTICE_SAVE", "The practice tenant could not be saved").
			Detailf("%v", err).Hintf("Free some space, or choose a folder that you may write to.").Because(err)
	}
	return nil
}

// writeWhole writes beside the file and renames, so that a crash leaves the old state or the new one.
func writeWhole(file string, plain []byte) (err error) {
	temp, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.tmp")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, temp.Close(), os.Remove(temp.Name()))
		}
	}()
	if _, err = temp.WriteString(magic + fileVersion); err != nil {
		return err
	}
	z, err := gzip.NewWriterLevel(temp, gzip.BestSpeed)
	if err != nil {
		return err
	}
	if _, err = z.Write(plain); err != nil {
		return err
	}
	if err = z.Close(); err != nil {
		return err
	}
	if err = temp.Sync(); err != nil {
		return err
	}
	if err := temp.Close(); err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	if err := os.Rename(temp.Name(), file); err != nil {
		return errors.Join(err, os.Remove(temp.Name()))
	}
	return nil
}

// encode writes the world; the mutex is held.
func (t *Tenant) encode(w io.Writer) error {
	s := savedWorld{Snapshot: t.snapshot, Incarnation: t.incarnation, TenantID: t.tenantID, Admin: t.adminID, Texts: t.texts.list, Fields: int(fieldCount),
		More: map[int32]more{}, UserLog: t.userLog, GroupLog: t.groupLog, MemberLog: t.memberLog, Skus: t.skus, Jobs: t.jobs,
		JobCount: t.jobCount, Serial: t.serial, Numbers: t.numbers, Operations: t.operations, Direct: t.direct, Ranked: t.ranked,
		Batches: t.batches, Accounts: t.accounts, Locations: t.locations, Usages: t.usages, Routes: t.routes, Audits: t.audits}
	n := len(t.users)
	s.UserIDs, s.UserText, s.Marks = make([]byte, 0, 16*n), make([]uint32, 0, n*int(fieldCount)), make([]byte, 0, n)
	s.Created, s.Modified, s.HeldCount, s.Held = make([]int64, 0, n), make([]int64, 0, n), make([]byte, 0, n), make([]held, 0, 3*n)
	for i := range t.users {
		u := &t.users[i]
		s.UserIDs = append(s.UserIDs, u.id[:]...)
		s.UserText = append(s.UserText, u.text[:]...)
		s.Marks = append(s.Marks, u.marks)
		s.Created = append(s.Created, u.created)
		s.Modified = append(s.Modified, u.modified)
		s.HeldCount = append(s.HeldCount, byte(min(len(u.held), 255)))
		s.Held = append(s.Held, u.held[:min(len(u.held), 255)]...)
		if u.more != nil {
			s.More[int32(i)] = *u.more
		}
	}
	for _, g := range t.groups {
		members, err := g.members.ToBytes()
		if err != nil {
			return fmt.Errorf("write the members of a group: %w", err)
		}
		sg := savedGroup{ID: g.id, Name: g.name, Desc: g.desc, Nick: g.nick, Unique: g.unique, Mail: g.mail, Visibility: g.visibility,
			Rule: g.rule, RuleState: g.ruleState, LicState: g.licState, RuleStatus: g.ruleStatus, RuleError: g.ruleError, Types: g.types,
			Provisions: g.provisions, Secure: g.secure, Deleted: g.deleted, Created: g.created, RuleSeen: g.ruleSeen, Members: members,
			Owners: g.owners, Unseen: g.unseen}
		for _, l := range g.licences {
			sg.LicenceSKU, sg.LicenceOff = append(sg.LicenceSKU, l.sku), append(sg.LicenceOff, l.off)
		}
		s.Groups = append(s.Groups, sg)
	}
	var err error
	if s.Policies, err = json.Marshal(t.policies); err != nil {
		return fmt.Errorf("write the policies: %w", err)
	}
	if s.Queues, err = json.Marshal(t.queues); err != nil {
		return fmt.Errorf("write the queues: %w", err)
	}
	return gob.NewEncoder(w).Encode(s)
}

// load reads the state file. A file that is not there gives fs.ErrNotExist.
func (t *Tenant) load() error {
	raw, err := os.ReadFile(t.file)
	if err != nil {
		return err
	}
	rest, ok := strings.CutPrefix(string(raw[:min(len(raw), len(magic)+8)]), magic)
	if !ok {
		return problem.New("PRACTICE_FOREIGN", "This is not a practice tenant").Detailf("%s", t.file).
			Hintf("Choose another file; this one was left as it is.")
	}
	if !strings.HasPrefix(rest, fileVersion) {
		return problem.New("PRACTICE_NEWER", "This practice tenant was written by another version of PersonaDesk").Detailf("%s", t.file).
			Hintf("Use that version, or start a new practice tenant in another file.")
	}
	if err := t.decode(bytes.NewReader(raw[len(magic)+len(fileVersion):])); err != nil {
		return problem.New("PRACTICE_DAMAGED", "The file of the practice tenant is damaged").Detailf("%s: %v", t.file, err).
			Hintf("It was left as it is. Put a copy back, or move it away to start a new practice tenant.").Because(err)
	}
	return nil
}

func (t *Tenant) decode(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	var s savedWorld
	if err := gob.NewDecoder(z).Decode(&s); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, z); err != nil { // the checksum stands at the end
		return err
	}
	return t.rebuild(s)
}

// rebuild makes the world from what was saved. What does not fit together is damage.
func (t *Tenant) rebuild(s savedWorld) error {
	n := len(s.Marks)
	if s.Fields != int(fieldCount) || len(s.UserIDs) != 16*n || len(s.UserText) != n*s.Fields || len(s.Created) != n ||
		len(s.Modified) != n || len(s.HeldCount) != n || n == 0 {
		return errors.New("the columns of the users have different lengths")
	}
	w := emptyWorld(s.Incarnation)
	w.tenantID, w.adminID, w.userLog, w.groupLog = s.TenantID, s.Admin, s.UserLog, s.GroupLog
	w.skus, w.jobs, w.jobCount, w.serial, w.numbers = s.Skus, s.Jobs, s.JobCount, s.Serial, s.Numbers
	w.accounts, w.locations, w.usages, w.routes, w.audits = s.Accounts, s.Locations, s.Usages, s.Routes, s.Audits
	w.texts = texts{list: s.Texts, ids: make(map[string]uint32, len(s.Texts))}
	for id, text := range s.Texts {
		w.texts.ids[text] = uint32(id)
	}
	delete(w.texts.ids, "")
	for _, id := range s.UserText {
		if int(id) >= len(s.Texts) && id != 0 {
			return errors.New("a user has a text that is not there")
		}
	}
	w.users, w.byID, w.byUPN = make([]user, 0, n), make(map[guid]int32, n), make(map[uint32]int32, n)
	w.numberAt = make(map[string]int32, len(s.Numbers))
	at := 0
	for i := range n {
		u := user{id: guid(s.UserIDs[16*i : 16*i+16]), marks: s.Marks[i], created: s.Created[i], modified: s.Modified[i]}
		copy(u.text[:], s.UserText[i*s.Fields:])
		end := at + int(s.HeldCount[i])
		if end > len(s.Held) {
			return errors.New("a user has licences that are not there")
		}
		if u.held = s.Held[at:end:end]; len(u.held) == 0 {
			u.held = nil
		}
		for _, h := range u.held {
			if int(h.SKU) >= len(s.Skus) || int(h.Err) >= len(licenceErrors) || int(h.Source) >= len(s.Groups) || int(h.Off) >= len(s.Texts) {
				return errors.New("a licence names something that is not there")
			}
		}
		at = end
		if m, ok := s.More[int32(i)]; ok {
			u.more = &m
		}
		w.users = append(w.users, u)
		w.byID[u.id] = int32(i)
		if !u.is(isPurged) {
			w.byUPN[w.texts.intern(strings.ToLower(w.texts.get(u.text[fUPN])))] = int32(i)
		}
	}
	for i, sg := range s.Groups {
		g, err := sg.group(int32(i), len(s.Skus))
		if err != nil {
			return err
		}
		if !g.members.IsEmpty() && int(g.members.Maximum()) >= n {
			return errors.New("a group has a member that is not there")
		}
		w.groups = append(w.groups, g)
		w.groupByID[g.id] = g
	}
	for i, nr := range s.Numbers {
		w.numberAt[nr.Tel] = int32(i)
		if !nr.Target.zero() {
			w.heldBy[nr.Target] = append(w.heldBy[nr.Target], int32(i))
		}
	}
	if err := json.Unmarshal(s.Policies, &w.policies); err != nil {
		return fmt.Errorf("the policies: %w", err)
	}
	if err := json.Unmarshal(s.Queues, &w.queues); err != nil {
		return fmt.Errorf("the queues: %w", err)
	}
	keep(&w.memberLog, s.MemberLog)
	keep(&w.operations, s.Operations)
	keep(&w.direct, s.Direct)
	keep(&w.ranked, s.Ranked)
	keep(&w.batches, s.Batches)
	t.world, t.snapshot = w, s.Snapshot
	t.requeue()
	return nil
}

// keep takes a loaded map; gob leaves out empty ones, and those stay as they were.
func keep[K comparable, V any](into *map[K]V, from map[K]V) {
	if from != nil {
		*into = from
	}
}

func (sg savedGroup) group(index int32, skus int) (*group, error) {
	members := roaring.New()
	if err := members.UnmarshalBinary(sg.Members); err != nil {
		return nil, fmt.Errorf("the members of a group: %w", err)
	}
	g := &group{index: index, id: sg.ID, name: sg.Name, desc: sg.Desc, nick: sg.Nick, unique: sg.Unique, mail: sg.Mail,
		visibility: sg.Visibility, rule: sg.Rule, ruleState: sg.RuleState, licState: sg.LicState, ruleStatus: sg.RuleStatus,
		ruleError: sg.RuleError, types: sg.Types, provisions: sg.Provisions, secure: sg.Secure, deleted: sg.Deleted, created: sg.Created,
		ruleSeen: sg.RuleSeen, members: members, owners: sg.Owners, unseen: sg.Unseen}
	if len(sg.LicenceSKU) != len(sg.LicenceOff) {
		return nil, errors.New("the licences of a group do not fit together")
	}
	for i, k := range sg.LicenceSKU {
		if int(k) >= skus {
			return nil, errors.New("a group hands out a licence that is not there")
		}
		g.licences = append(g.licences, groupLicence{k, sg.LicenceOff[i]})
	}
	return g, nil
}
