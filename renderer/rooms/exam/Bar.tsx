/** A share, 0..1, as a bar of ink. Its figure stands beside it. */
export function Bar({ share }: { share: number }) {
  return (
    <svg className="exam-bar" viewBox="0 0 100 9" preserveAspectRatio="none" aria-hidden="true">
      <rect className="exam-bar-ground" width="100" height="9" />
      <rect className="exam-bar-share" width={Math.max(0, Math.min(1, share)) * 100} height="9" />
    </svg>
  )
}
