package fiji.plugin.neuralstyle.cli;

import java.util.function.BooleanSupplier;

import picocli.CommandLine.Command;

/** {@code stylize cluster}: many pictures on many machines, from a manifest. */
@Command(name = "cluster", mixinStandardHelpOptions = true, versionProvider = VersionText.class,
	usageHelpAutoWidth = true, synopsisSubcommandLabel = "COMMAND", //
	header = "Paints thousands of pictures with a cluster's scheduler, from a manifest.%n", //
	footer = { "%nExamples", //
		"  What to paint:     stylize cluster plan jobs.csv --content-folder photos --style styles --output-folder painted", //
		"  With SLURM:        stylize cluster submit jobs.csv --time 4:00:00", //
		"  Without:           stylize cluster work jobs.csv --share 1/4", //
		"  What became of it: stylize cluster report jobs.csv", //
		"%nstylize cluster COMMAND --help explains each; docs/cluster.md has it all." }, //
	subcommands = { ClusterPlan.class, ClusterWork.class, ClusterSubmit.class, ClusterReport.class })
final class ClusterCommands {

	private final BooleanSupplier cancelled;

	/** @param cancelled whether to stop; asked often */
	ClusterCommands(final BooleanSupplier cancelled) {
		this.cancelled = cancelled;
	}

	/** For the subcommands, which do the work: whether to stop. */
	BooleanSupplier cancelled() {
		return cancelled;
	}
}
