package fiji.plugin.neuralstyle.cli;

import java.util.function.BooleanSupplier;

import picocli.CommandLine.Command;

/** {@code stylize inspect}: looks into a network. */
@Command(name = "inspect", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", //
	header = "Shows what the network sees.%n", //
	footer = "%nstylize inspect COMMAND --help explains each. docs/how-it-works.md goes through all of them.", //
	subcommands = { InspectMaps.class, InspectGram.class, InspectSimilarity.class, InspectKernel.class,
		InspectReconstruct.class, InspectExplore.class })
final class Inspect {

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked often */
	Inspect(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	/** For the subcommands, which do the work: whether to stop. */
	BooleanSupplier cancelled() {
		return cancelled;
	}
}
