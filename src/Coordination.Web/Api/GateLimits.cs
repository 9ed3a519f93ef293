namespace Coordination.Web.Api;

/// <summary>How much one caller may ask for. Section <c>Limits</c>; 0 is no limit.</summary>
public sealed class GateLimits
{
    /// <summary>Requests per second of one account, commands of an array counted one by one. Default 5,000.</summary>
    public int RequestsPerSecond { get; set; } = 5_000;

    /// <summary>Sign-ins per minute of one address (IPv6: one /64), and as many refreshes. Default 300.</summary>
    public int SignInsPerMinute { get; set; } = 300;

    /// <summary>Viewer links and set-up links per minute that one address may try. Default 300.</summary>
    public int LinksPerMinute { get; set; } = 300;
}

/// <summary>What one address may try before it is known. Each has a budget of its own: junk in one leaves the others.</summary>
internal sealed class AddressBudgets(GateLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Budget SignIns { get; } = new(limits.SignInsPerMinute, Minute, clock);

    public Budget Refreshes { get; } = new(limits.SignInsPerMinute, Minute, clock);

    public Budget Links { get; } = new(limits.LinksPerMinute, Minute, clock);
}
