using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class LegalForceTests : CodeTests<LegalForce>;
