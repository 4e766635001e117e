package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.ChannelOrder;
import fiji.plugin.neuralstyle.inspect.GramImages;
import fiji.plugin.neuralstyle.inspect.NetworkView;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stylize inspect gram}: Gram matrices as files. */
@Command(name = "gram", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "Which channels of a layer answer together in a picture: its style.%n")
final class InspectGram implements Callable<Integer> {

	@Option(names = { "-i", "--image" }, required = true, paramLabel = "FILE", description = "Picture to look at.")
	private Path image;

	@Option(names = "--other", paramLabel = "FILE",
		description = "Picture to compare with: the output gets two files beside it, -second and -difference, and the style loss is printed.")
	private Path other;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write the matrix: .tif for 32 bits, .png or .jpg for a picture.")
	private Path output;

	@Mixin
	private InspectedNetwork network;

	@Option(names = "--layer", paramLabel = "NAME", description = "The layer (default: ${DEFAULT-VALUE}).")
	private String layer = "relu3_1";

	@Option(names = "--order", paramLabel = "ORDER",
		description = "channel, or clustered: channels that answer together stand together (default: ${DEFAULT-VALUE}).")
	private String order = ChannelOrder.CLUSTERED.toString();

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final ChannelOrder channels = Choices.parse(ChannelOrder.class, "The order", order);
		final NetworkWeights weights = network.load();
		try (NetworkView view = new NetworkView(weights)) {
			final GramImages images = new GramImages(view, weights.layer(layer.strip()), channels);
			if (other == null) InspectedFiles.write(images.of(ImageFiles.read(image)), output);
			else write(images.compare(ImageFiles.read(image), ImageFiles.read(other)));
		}
		return CommandLine.ExitCode.OK;
	}

	private void write(final GramImages.Comparison comparison) throws IOException {
		InspectedFiles.write(comparison.first(), output);
		InspectedFiles.write(comparison.second(), InspectedFiles.beside(output, "second"));
		InspectedFiles.write(comparison.difference(), InspectedFiles.beside(output, "difference"));
		spec.commandLine().getOut().println(String.format(Locale.ROOT, "style loss %.6g, cosine similarity %.6f", comparison
			.styleLoss(), comparison.cosine()));
	}
}
