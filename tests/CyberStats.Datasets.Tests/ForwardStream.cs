using CyberStats.Datasets.Text;

namespace CyberStats.Datasets.Tests;

/// <summary>A stream that can only be read, from its start to its end.</summary>
internal abstract class ForwardStream : ReadOnlyStream;
