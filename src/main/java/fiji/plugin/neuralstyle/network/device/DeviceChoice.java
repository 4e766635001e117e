package fiji.plugin.neuralstyle.network.device;

import java.util.Locale;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.network.device.ComputeDevice.Kind;

/**
 * What a user asks for: {@code auto}, {@code cpu}, {@code gpu} for the first one that works, {@code gpu1}
 * for a certain one, or {@code mps}.
 *
 * @param text one of these
 */
public record DeviceChoice(String text) {

	/** First, as the constants below are checked against it. */
	private static final Pattern TEXT = Pattern.compile("auto|cpu|gpu|gpu(0|[1-9]\\d{0,2})|mps");

	/** A GPU where one works, else the CPU. */
	public static final DeviceChoice AUTO = new DeviceChoice("auto");
	public static final DeviceChoice CPU = new DeviceChoice("cpu");
	/** Any GPU. */
	public static final DeviceChoice GPU = new DeviceChoice("gpu");

	/** The GPU of a Mac. */
	public static final DeviceChoice MPS = new DeviceChoice("mps");

	public DeviceChoice {
		if (!TEXT.matcher(text).matches()) {
			throw new IllegalArgumentException("The device \"" + text +
				"\" is not known; choose one of auto, cpu, gpu, mps, or a GPU's number such as gpu0 or gpu1.");
		}
	}

	/**
	 * The choice of a text, in whatever case.
	 *
	 * @throws IllegalArgumentException if it is none; the message says what there is
	 */
	public static DeviceChoice parse(final String text) {
		return new DeviceChoice(text.strip().toLowerCase(Locale.ROOT));
	}

	/** Whether a device will do. */
	boolean allows(final ComputeDevice device) {
		return switch (text) {
			// Nobody has tried a Mac's GPU yet, so it takes somebody who asks for it.
			case "auto" -> device.kind() != Kind.MPS;
			case "gpu" -> device.kind() == Kind.GPU;
			default -> text.equals(device.toString());
		};
	}

	/** Whether one GPU and no other will do. */
	boolean isNumberedGpu() {
		return text.startsWith("gpu") && !equals(GPU);
	}

	@Override
	public String toString() {
		return text;
	}
}
