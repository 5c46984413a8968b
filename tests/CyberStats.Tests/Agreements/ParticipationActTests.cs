using CyberStats.Agreements;

namespace CyberStats.Tests.Agreements;

public class ParticipationActTests : CodeTests<ParticipationAct>;
