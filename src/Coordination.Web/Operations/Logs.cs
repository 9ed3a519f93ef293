using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;

namespace Coordination.Web.Operations;

/// <summary>One line per event: JSON where machines read it, plain where a person does.</summary>
internal static class Logs
{
    public static void Add(WebApplicationBuilder builder)
    {
        // The defaults beside the executable count wherever it is started from: without them every request is logged.
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
            Optional = true,
        });
        var machine = builder.Environment.IsProduction() && !builder.Configuration.GetValue<bool>("Demo:Enabled");
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName ??=
            machine ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple);
        builder.Services.Configure<JsonConsoleFormatterOptions>(json =>
        {
            json.UseUtcTimestamp = true;
            json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Services.Configure<SimpleConsoleFormatterOptions>(simple =>
        {
            simple.SingleLine = true;
            simple.TimestampFormat = "HH:mm:ss ";
        });
    }
}
