package fiji.plugin.neuralstyle.weights.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.network.Topology;

/** What programs call the tensors of a convolution, and which input they learn with. */
enum Naming {

	/** {@code features.N.weight}, where N counts convolutions, ReLUs and pooling layers. */
	TORCHVISION("torchvision", "features\\.\\d{1,4}", ".weight", ".bias", Convention.TORCHVISION) {

		@Override
		String stem(final Topology topology, final int convolution) {
			return "features." + topology.torchvisionIndex(convolution);
		}
	},

	/** {@code block1_conv1/kernel}. */
	KERAS("Keras", "block\\d_conv\\d", "/kernel", "/bias", Convention.CAFFE) {

		@Override
		String stem(final Topology topology, final int convolution) {
			return topology.convolution(convolution).name().replaceFirst("conv(\\d)_", "block$1_conv");
		}
	};

	private final String program;
	private final Pattern pattern;
	private final String kernel;
	private final String bias;
	private final Convention convention;

	Naming(final String program, final String stem, final String kernel, final String bias,
		final Convention convention)
	{
		this.program = program;
		pattern = Pattern.compile("(" + stem + ")(" + Pattern.quote(kernel) + "|" + Pattern.quote(bias) + ")");
		this.kernel = kernel;
		this.bias = bias;
		this.convention = convention;
	}

	/** Whose names these are. */
	String program() {
		return program;
	}

	/** What the names of a convolution's two tensors begin with. */
	abstract String stem(Topology topology, int convolution);

	/** That beginning, if the tensor may belong to a convolution of any topology. */
	Optional<String> stem(final String tensor) {
		final Matcher matcher = pattern.matcher(tensor);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	/** A convolution's kernel. */
	String kernel(final Topology topology, final int convolution) {
		return stem(topology, convolution) + kernel;
	}

	/** A convolution's bias. */
	String bias(final Topology topology, final int convolution) {
		return stem(topology, convolution) + bias;
	}

	/** The input that files of these names usually want. */
	Convention usualConvention() {
		return convention;
	}
}
