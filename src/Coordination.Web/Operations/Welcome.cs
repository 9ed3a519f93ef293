using System.Reflection;
using Coordination.Web.Demo;

namespace Coordination.Web.Operations;

/// <summary>Says where the server listens as soon as it does.</summary>
internal static class Welcome
{
    public static void Use(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var version = typeof(Welcome).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            app.Logger.LogInformation("Version {Version}, listening on {Addresses}", version, app.Urls);
            if (app.Services.GetService<DemoAccounts>() is { } sample) Console.WriteLine(DemoNotice.Text(sample, app.Services.GetServices<ISampleDoor>(), app.Urls));
        });
}
