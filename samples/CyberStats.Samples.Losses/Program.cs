using CyberStats.Samples.Losses;

return LossesProgram.Run(args, Console.Out, Console.Error);
