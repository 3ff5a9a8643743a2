package relay

import "personadesk/backend/problem"

func otherVersion(caller, holder string) *problem.Problem {
	return problem.New("RELAY_VERSION", "The workbook is open in another version of PersonaDesk").
		Detailf("it is open in version %s, and this command is of version %s", holder, caller).
		Hintf("Close it there, or use the same version. Nothing was changed.")
}

func stranger() *problem.Problem {
	return problem.New("RELAY_STRANGER", "Only the account that has the workbook open may have commands carried out").
		Hintf("Work under that account, or close the workbook there. Nothing was changed.")
}

func rubbish(err error) *problem.Problem {
	return problem.New("RELAY_RUBBISH", "The program at the other end does not speak our language").
		Hintf("Close the program that has the workbook open and try again.").Because(err)
}

func crowded() *problem.Problem {
	return problem.New("RELAY_CROWDED", "The program that has the workbook open carries out too many commands already").
		Hintf("Wait until one of them is done. Nothing was changed.")
}

func lost(err error) *problem.Problem {
	p := problem.New("RELAY_LOST", "The program that has the workbook open ended before the command was done").
		Hintf("What it had saved stays, and a run is in its journal: look with personadesk audit list; apply brings an open run to its end.").Because(err)
	if err != nil {
		return p.Detailf("%v", err)
	}
	return p
}

func closing() *problem.Problem {
	return problem.New("RELAY_CLOSED", "The program that had the workbook open was closed, and the command was stopped").
		Hintf("What was done stays. Start the command again; it opens the workbook itself.")
}

func unsafeFolder(folder, why string) *problem.Problem {
	return problem.New("RELAY_FOLDER", "The folder for the socket of the command line is not safe").Detailf("%s: %s", folder, why).
		Hintf("It has to be a folder that belongs to you and that nobody else may enter; remove it, and it is made anew.")
}
