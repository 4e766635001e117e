package fiji.plugin.neuralstyle.weights.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** PyTorch's classes of storages, {@code torch.FloatStorage} and its kin. */
enum StorageType {
	FLOAT(4, NumberFormat.F32), HALF(2, NumberFormat.F16), BFLOAT16("BFloat16", 2, NumberFormat.BF16), //
	DOUBLE(8, NumberFormat.F64), LONG(8, null), INT(4, null), SHORT(2, null), CHAR(1, null), BYTE(1, null), BOOL(1, null);

	private final String className;
	private final int bytes;
	private final NumberFormat format;

	StorageType(final int bytes, final NumberFormat format) {
		className = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "Storage";
		this.bytes = bytes;
		this.format = format;
	}

	StorageType(final String name, final int bytes, final NumberFormat format) {
		className = name + "Storage";
		this.bytes = bytes;
		this.format = format;
	}

	/** The type of a class's name, such as {@code FloatStorage}. */
	static Optional<StorageType> of(final String className) {
		return Arrays.stream(values()).filter(type -> type.className.equals(className)).findFirst();
	}

	/** Bytes of one number. */
	int bytes() {
		return bytes;
	}

	/** How a number is stored; empty for whole numbers, which no weights are. */
	Optional<NumberFormat> format() {
		return Optional.ofNullable(format);
	}

	@Override
	public String toString() {
		return "torch." + className;
	}
}
