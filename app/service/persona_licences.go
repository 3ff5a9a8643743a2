package service

import "personadesk/backend/desk"

// JoinPrerequisite lets what the add-on licences of a persona add to join its group, with only the parts that are needed: the mend for
// an add-on that stands alone on a group.
func (s *Personas) JoinPrerequisite(id string) error {
	if err := s.may(desk.Write); err != nil {
		return err
	}
	return s.joinPrerequisite(id)
}
