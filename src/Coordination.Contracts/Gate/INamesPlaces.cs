namespace Coordination.Contracts.Gate;

/// <summary>A command that names places beside the thing it is for. Each must be known and in the sender's reach.</summary>
public interface INamesPlaces
{
    /// <summary>Area codes and chain paths.</summary>
    IEnumerable<string> NamedPlaces();
}
