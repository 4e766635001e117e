package fiji.plugin.neuralstyle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.AppliedKernel;
import fiji.plugin.neuralstyle.inspect.ClassicKernel;
import ij.ImagePlus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stylize inspect kernel}: a kernel applied to a picture. */
@Command(name = "kernel", mixinStandardHelpOptions = true, versionProvider = VersionText.class, sortOptions = false,
	usageHelpAutoWidth = true, header = "What a kernel of 3 x 3 weights makes of a picture.%n")
final class InspectKernel implements Callable<Integer> {

	@Option(names = { "-i", "--image" }, required = true, paramLabel = "FILE", description = "Picture to apply it to.")
	private Path image;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "Where to write the result; the kernel is written beside it, -kernel.")
	private Path output;

	@Option(names = "--kernel", paramLabel = "KERNEL",
		description = "average blur, edge detection, sharpen or edge enhance (default: ${DEFAULT-VALUE}).")
	private String kernel = ClassicKernel.EDGE_DETECTION.toString();

	@Option(names = "--learned", paramLabel = "N",
		description = "Instead, the kernel of the network's first layer with this number, from 1.")
	private Integer channel;

	@Mixin
	private InspectedNetwork network;

	@Override
	public Integer call() throws IOException {
		ImageFiles.checkWritable(output);
		final ImagePlus picture = ImageFiles.read(image);
		final AppliedKernel applied = channel == null ? AppliedKernel.of(Choices.parse(ClassicKernel.class, "The kernel",
			kernel), picture) : AppliedKernel.of(network.load(), channel, picture);
		InspectedFiles.write(applied.result(), output);
		InspectedFiles.write(applied.kernel(), InspectedFiles.beside(output, "kernel"));
		return CommandLine.ExitCode.OK;
	}
}
