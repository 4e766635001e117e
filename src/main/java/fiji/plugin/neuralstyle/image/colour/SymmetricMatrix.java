package fiji.plugin.neuralstyle.image.colour;

import java.util.function.DoubleUnaryOperator;

/** A small symmetric matrix without negative eigenvalues, such as a covariance. */
final class SymmetricMatrix {

	/** Each sweep squares what is left beside the diagonal, so few are needed. */
	private static final int SWEEPS = 12;

	private final double[][] values;

	SymmetricMatrix(final double[][] values) {
		this.values = values;
	}

	double at(final int row, final int column) {
		return values[row][column];
	}

	/** This matrix plus a multiple of the identity. */
	SymmetricMatrix plusDiagonal(final double value) {
		final double[][] sum = copy(values);
		for (int i = 0; i < sum.length; i++) {
			sum[i][i] += value;
		}
		return new SymmetricMatrix(sum);
	}

	/** This * other * this. */
	SymmetricMatrix around(final SymmetricMatrix other) {
		return new SymmetricMatrix(multiply(multiply(values, other.values), values));
	}

	/** The power with the same eigenvectors; of eigenvalues that rounding made negative, that of 0. */
	SymmetricMatrix power(final double exponent) {
		return map(eigenvalue -> Math.pow(Math.max(0, eigenvalue), exponent));
	}

	/** Jacobi's method: turns the matrix, plane by plane, until it is diagonal. */
	private SymmetricMatrix map(final DoubleUnaryOperator function) {
		final int size = values.length;
		final double[][] diagonal = copy(values);
		final double[][] vectors = new SymmetricMatrix(new double[size][size]).plusDiagonal(1).values;
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			for (int p = 0; p < size; p++) {
				for (int q = p + 1; q < size; q++) {
					if (diagonal[p][q] != 0) turn(diagonal, vectors, p, q);
				}
			}
		}
		final double[][] mapped = new double[size][size];
		for (int k = 0; k < size; k++) {
			final double value = function.applyAsDouble(diagonal[k][k]);
			for (int i = 0; i < size; i++) {
				for (int j = 0; j < size; j++) {
					mapped[i][j] += value * vectors[i][k] * vectors[j][k];
				}
			}
		}
		return new SymmetricMatrix(mapped);
	}

	private static void turn(final double[][] matrix, final double[][] vectors, final int p, final int q) {
		final double angle = 0.5 * Math.atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]);
		final double cos = Math.cos(angle);
		final double sin = Math.sin(angle);
		for (final double[] row : matrix) {
			turn(row, p, q, cos, sin);
		}
		for (int k = 0; k < matrix.length; k++) {
			final double above = matrix[p][k];
			matrix[p][k] = cos * above - sin * matrix[q][k];
			matrix[q][k] = sin * above + cos * matrix[q][k];
		}
		for (final double[] row : vectors) {
			turn(row, p, q, cos, sin);
		}
	}

	private static void turn(final double[] row, final int p, final int q, final double cos, final double sin) {
		final double left = row[p];
		row[p] = cos * left - sin * row[q];
		row[q] = sin * left + cos * row[q];
	}

	private static double[][] multiply(final double[][] a, final double[][] b) {
		final double[][] product = new double[a.length][a.length];
		for (int i = 0; i < a.length; i++) {
			for (int j = 0; j < a.length; j++) {
				for (int k = 0; k < a.length; k++) {
					product[i][j] += a[i][k] * b[k][j];
				}
			}
		}
		return product;
	}

	private static double[][] copy(final double[][] matrix) {
		final double[][] copy = new double[matrix.length][];
		for (int i = 0; i < copy.length; i++) {
			copy[i] = matrix[i].clone();
		}
		return copy;
	}
}
