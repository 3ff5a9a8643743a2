package cli

import (
	"context"
	"errors"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/spf13/cobra"

	"personadesk/backend/problem"
	"personadesk/backend/tenant/signin"
)

func (p *program) signin() *cobra.Command {
	var (
		profile               signin.Profile
		deviceCode, identity  bool
		certificate, password string
	)
	cmd := &cobra.Command{
		Use: "signin", Short: "Sign in to a tenant and remember it under a name", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			profile.Method = signin.Browser
			chosen := 0
			for method, yes := range map[signin.Method]bool{
				signin.DeviceCode: deviceCode, signin.ManagedIdentity: identity, signin.Certificate: certificate != "",
			} {
				if yes {
					profile.Method = method
					chosen++
				}
			}
			if chosen > 1 {
				return usage{errors.New("--device-code, --certificate and --managed-identity exclude each other")}
			}
			profile.Certificate = certificate
			return p.signInAs(cmd.Context(), profile, password)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&profile.Name, "profile", "default", "name to remember the tenant by")
	flags.StringVar(&profile.Cloud, "cloud", signin.DefaultCloud, "which cloud the tenant is in")
	flags.StringVar(&profile.TenantID, "tenant-id", "", "id or domain of the tenant")
	flags.StringVar(&profile.ClientID, "client-id", "", "id of the app registration")
	flags.BoolVar(&deviceCode, "device-code", false, "show a code to type on another screen")
	flags.StringVar(&certificate, "certificate", "", "sign in as an application with the certificate in this file")
	flags.StringVar(&password, "certificate-password", "", "password of the certificate file")
	flags.BoolVar(&identity, "managed-identity", false, "sign in as the machine")
	return cmd
}

func (p *program) signInAs(ctx context.Context, profile signin.Profile, password string) error {
	profiles, err := signin.Open(configDir())
	if err != nil {
		return err
	}
	session, err := profiles.SignIn(ctx, profile, signin.Options{
		Interactive: true, Password: []byte(password),
		Prompt: func(_ context.Context, c signin.Code) error { p.message("%s", c.Message); return nil },
	})
	if err != nil {
		return err
	}
	if !session.Persistent {
		p.message("This machine cannot keep the sign-in; the next command will ask again.")
	}
	return p.sayAccess(session.Profile, session.Access)
}

func (p *program) sayAccess(profile signin.Profile, access signin.Access) error {
	if p.asJSON() {
		return p.document(map[string]any{"profile": profile, "access": access})
	}
	if err := p.say("%s: tenant %s", profile.Name, access.TenantID); err != nil {
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
			profiles, err := signin.Open(configDir())
			if err != nil {
				return err
			}
			switch {
			case forget != "":
				return profiles.Forget(forget)
			case check != "":
				profile, err := profiles.Find(check)
				if err != nil {
					return err
				}
				return p.checkProfile(cmd.Context(), profiles, profile)
			}
			list, err := profiles.List()
			if err != nil {
				return err
			}
			return p.sayProfiles(list)
		},
	}
	cmd.Flags().StringVar(&forget, "forget", "", "forget the profile of this name")
	cmd.Flags().StringVar(&check, "check", "", "say what the profile of this name may do")
	return cmd
}

// checkProfile asks for a token without bothering anybody, and says what it allows.
func (p *program) checkProfile(ctx context.Context, profiles *signin.Profiles, profile signin.Profile) error {
	credential, cloud, err := profiles.Credential(ctx, profile.Name, signin.Options{})
	if err != nil {
		return err
	}
	token, err := credential.GetToken(ctx, policy.TokenRequestOptions{Scopes: cloud.Scopes(), EnableCAE: true})
	if err != nil {
		return problem.New("SIGNIN_NEEDED", "The sign-in has ended").Detailf("%v", err).
			Hintf("Run personadesk signin --profile %s again.", profile.Name).Because(err)
	}
	return p.sayAccess(profile, signin.Check(token.Token, cloud))
}

func (p *program) sayProfiles(list []signin.Profile) error {
	if p.asJSON() {
		return p.document(nonNil(list))
	}
	rows := [][]string{}
	for _, one := range list {
		rows = append(rows, []string{one.Name, one.TenantID, one.Cloud, string(one.Method), one.Username})
	}
	return p.table([]string{"NAME", "TENANT", "CLOUD", "SIGNS IN WITH", "AS"}, rows)
}
