using Coordination.Contracts.Gate;

namespace Coordination.Web.Demo;

/// <summary>A feature's sample sign-ins. Found by the scan, made once by the container.</summary>
internal interface ISampleSignIns
{
    /// <summary>What stands before the at sign, the role and its place; a person's name is made for each.</summary>
    IEnumerable<(string User, Role Role, string Place)> SignIns { get; }
}
