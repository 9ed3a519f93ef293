namespace Coordination.Web.Demo;

/// <summary>Section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>Seeds the sample county and makes the sample sign-ins. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>The password of every sample sign-in; empty makes a new one at each start. Default empty.</summary>
    public string Password { get; set; } = "";

    /// <summary>Commands per second of the simulator, 0–200; 0 is still. Default 2.</summary>
    public double Rate { get; set; } = 2;

    /// <summary>Whether this server runs the simulator; of several servers only one should. Default true.</summary>
    public bool Play { get; set; } = true;

    /// <summary>Where chance begins: the same seed makes the same county. Default 360424.</summary>
    public int Seed { get; set; } = 360424;

    internal const string Section = "Demo";

    /// <summary>As the settings say.</summary>
    internal static DemoOptions Of(IConfiguration settings) => settings.GetSection(Section).Get<DemoOptions>() ?? new();

    /// <summary><see cref="Rate"/> within its range.</summary>
    internal double Pace => double.IsFinite(Rate) ? Math.Clamp(Rate, 0, 200) : 0;
}
