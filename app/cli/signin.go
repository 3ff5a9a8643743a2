package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"personadesk/app/service"
)

func (p *program) signin() *cobra.Command {
	wish := service.SignInWish{Say: func(message string) { p.message("%s", message) }}
	cmd := &cobra.Command{
		Use: "signin", Short: "Sign in to a tenant and remember it under a name", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			chosen := 0
			for _, yes := range []bool{wish.DeviceCode, wish.ManagedIdentity, wish.Certificate != ""} {
				if yes {
					chosen++
				}
			}
			if chosen > 1 {
				return usage{errors.New("--device-code, --certificate and --managed-identity exclude each other")}
			}
			return p.signInAs(cmd.Context(), wish)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&wish.Profile, "profile", "default", "name to remember the tenant by")
	flags.StringVar(&wish.Cloud, "cloud", service.DefaultCloud, "which cloud the tenant is in")
	flags.StringVar(&wish.TenantID, "tenant-id", "", "id or domain of the tenant")
	flags.StringVar(&wish.ClientID, "client-id", "", "id of the app registration")
	flags.BoolVar(&wish.DeviceCode, "device-code", false, "show a code to type on another screen")
	flags.StringVar(&wish.Certificate, "certificate", "", "sign in as an application with the certificate in this file")
	flags.StringVar(&wish.Password, "certificate-password", "", "password of the certificate file")
	flags.BoolVar(&wish.ManagedIdentity, "managed-identity", false, "sign in as the machine")
	return cmd
}

func (p *program) signInAs(ctx context.Context, wish service.SignInWish) error {
	signed, err := service.SignIn(ctx, configDir(), wish)
	if err != nil {
		return err
	}
	if !signed.Persistent {
		p.message("This machine cannot keep the sign-in; the next command will ask again.")
	}
	return p.sayAccess(signed)
}

func (p *program) sayAccess(signed service.SignedIn) error {
	if p.asJSON() {
		return p.document(signed)
	}
	access := signed.Access
	if err := p.say("%s: tenant %s", signed.Profile.Name, access.TenantID); err != nil {
		return err
	}
	if !access.Known {
		return p.say("what this sign-in may do is not known: its token cannot be read here")
	}
	rows := [][]string{}
	for _, m := range access.Missing {
		rows = append(rows, []string{m.Scope, m.ID, m.Why})
	}
	if len(rows) == 0 {
		return p.say("nothing is missing: it may plan and run")
	}
	return p.table([]string{"MISSING", "ID", "WHY"}, rows)
}

func (p *program) profiles() *cobra.Command {
	var forget, check string
	cmd := &cobra.Command{
		Use: "profiles", Short: "List the remembered tenants, check what one may do, or forget one", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case forget != "":
				return service.ForgetProfile(configDir(), forget)
			case check != "":
				signed, err := service.CheckProfile(cmd.Context(), configDir(), check)
				if err != nil {
					return err
				}
				return p.sayAccess(signed)
			}
			return p.sayProfiles()
		},
	}
	cmd.Flags().StringVar(&forget, "forget", "", "forget the profile of this name")
	cmd.Flags().StringVar(&check, "check", "", "say what the profile of this name may do")
	return cmd
}

func (p *program) sayProfiles() error {
	list, err := service.Profiles(configDir())
	if err != nil {
		return err
	}
	if p.asJSON() {
		return p.document(nonNil(list))
	}
	rows := [][]string{}
	for _, one := range list {
		rows = append(rows, []string{one.Name, one.TenantID, one.Cloud, string(one.Method), one.Username})
	}
	return p.table([]string{"NAME", "TENANT", "CLOUD", "SIGNS IN WITH", "AS"}, rows)
}
