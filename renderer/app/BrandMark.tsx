/** Demarc's sign: the customer's side, the line, AWS's side. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M5 0h10a5 5 0 0 1 5 5v3.4H0V5a5 5 0 0 1 5-5z" fill="var(--customer)" />
      <path d="M0 10.8h20V15a5 5 0 0 1-5 5H5a5 5 0 0 1-5-5z" fill="var(--aws)" />
    </svg>
  )
}
