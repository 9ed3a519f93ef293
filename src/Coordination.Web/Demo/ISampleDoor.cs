namespace Coordination.Web.Demo;

/// <summary>A page of the sample that is worth opening first. Found by the scan, made once by the container.</summary>
internal interface ISampleDoor
{
    /// <summary>The address, without the slash in front.</summary>
    string Path { get; }

    /// <summary>What is there, in both languages.</summary>
    string Words { get; }
}
