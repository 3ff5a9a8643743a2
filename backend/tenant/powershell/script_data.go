package powershell

// The scripts of this file hold no names at all: they work on the files of data beside them.

// GroupScript makes the script that creates provisioning groups, from groups.json, and writes group-ids.csv.
func GroupScript(h Head) (string, error) {
	return dataScript(h, GraphModule, GraphModuleVersion, []string{"Group.ReadWrite.All"}, nil,
		[]string{"graph"}, "groups.json", nil, "groups")
}

// LicenceScript makes the script that gives licences to groups, from licences.json.
func LicenceScript(h Head) (string, error) {
	return dataScript(h, GraphModule, GraphModuleVersion, []string{"Group.Read.All", "LicenseAssignment.ReadWrite.All", "Organization.Read.All"}, nil,
		[]string{"graph", "groupids"}, "licences.json", []string{"seats"}, "licences")
}

// NumberScript makes the script that gives and takes numbers, from numbers.csv.
func NumberScript(h Head) (string, error) {
	return dataScript(h, "MicrosoftTeams", ModuleVersion, nil, []string{"findplace"}, []string{"teams", "numberrows"}, "", nil, "numbers")
}

// TeamScript makes the script that makes teams and adds members to them, from teams.json.
func TeamScript(h Head) (string, error) {
	return dataScript(h, GraphModule, GraphModuleVersion, []string{"Group.ReadWrite.All", "TeamMember.ReadWrite.All"}, []string{"findteam"},
		[]string{"graph"}, "teams.json", nil, "teamchanges")
}

func dataScript(h Head, module, version string, scopes, functions, checks []string, data string, after []string, body string) (string, error) {
	s := &script{}
	if err := s.begin(h, module, version, scopes...); err != nil {
		return "", err
	}
	for _, f := range functions {
		s.add("")
		if err := s.part(f); err != nil {
			return "", err
		}
	}
	s.add("", "try {")
	if err := s.part(checks...); err != nil {
		return "", err
	}
	if data != "" {
		s.add("    $data = Read-Data -Name " + quote(data))
	}
	if err := s.part(append(after, "preflightend", body)...); err != nil {
		return "", err
	}
	return s.finish(nil)
}

// indented adds parts one level deeper.
func (s *script) indented(names ...string) error {
	from := len(s.lines)
	if err := s.part(names...); err != nil {
		return err
	}
	for i := from; i < len(s.lines); i++ {
		if s.lines[i] != "" {
			s.lines[i] = "    " + s.lines[i]
		}
	}
	return nil
}
