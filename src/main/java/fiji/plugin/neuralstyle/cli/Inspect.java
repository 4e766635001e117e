package fiji.plugin.neuralstyle.cli;

import picocli.CommandLine.Command;

/** {@code stylize inspect}: looks into a network. */
@Command(name = "stylize inspect", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", //
	header = "Shows what the network sees.%n", //
	footer = "%nstylize inspect COMMAND --help explains each. docs/how-it-works.md goes through all of them.", //
	subcommands = { InspectMaps.class, InspectGram.class, InspectSimilarity.class, InspectKernel.class,
		InspectReconstruct.class })
final class Inspect {
	// Its subcommands do the work.
}
