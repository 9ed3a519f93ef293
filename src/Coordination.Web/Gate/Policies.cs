namespace Coordination.Web.Gate;

/// <summary>Names of authorization policies for endpoints that don't go through the command gate.</summary>
public static class Policies
{
    /// <summary>An administrator, by the grants as they are now.</summary>
    public const string Administrator = "administrator";
}
