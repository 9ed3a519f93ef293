namespace Coordination.LoadTests.Reporting;

/// <summary>Tells whoever waits how far the run is.</summary>
internal interface IProgressView
{
    /// <summary>A new stage has begun.</summary>
    void Say(string stage);

    /// <summary>How far the stage is; may be called often.</summary>
    void Show(Func<string> how);
}
